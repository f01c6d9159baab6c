"""Whatever is done in whatever order: one model of what the user must find, beside the session and the player."""

import math
from dataclasses import replace

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from lrviz.core.arrays import frozen
from lrviz.core.dataset import Dataset
from tests.state.slots import Parameters, Place, Slot, is_same, opened
from tests.state.stage import Stage, next_parameters

ROWS = st.integers(0, 9)
HOURS = st.integers(0, 20).map(lambda halves: halves / 2)
LABELS = st.integers(0, 1)
POINTS = st.tuples(st.sampled_from([-1.0, 0.0, 0.5, 3.0]), st.sampled_from([-8.0, 0.0, 1.0]))
RATES = st.sampled_from([0.01, 0.1, 0.5, 2.0])
FILES = st.sampled_from(["/home/ada/exam.csv", "/home/ada/copy.csv"])
COUNTS = st.integers(1, 12)
DATASETS = st.lists(st.tuples(HOURS, LABELS), max_size=6)


class Workbench(RuleBasedStateMachine):
    """Edits, training, scrubbing, saving, undo and redo; answers of the worker arrive at any time in between."""

    @initialize(rows=DATASETS)
    def open_the_window(self, rows: list[tuple[float, int]]) -> None:
        self.monkeypatch = pytest.MonkeyPatch()
        self.slots, self.at = [opened(rows)], 0
        self.stage = Stage(self.slot.dataset, self.monkeypatch)
        self.session, self.player, self.inquiry = self.stage.session, self.stage.player, self.stage.inquiry
        self.files: dict[str, Dataset] = {}
        self.asked: tuple[Place | None, float] | None = None
        self.target, self.wished_at = 0, None
        self.seen: dict[int, tuple] = {}

    def teardown(self) -> None:
        if not hasattr(self, "stage"):
            return
        stack = self.session.undo_stack
        while stack.canUndo():
            self.undo(1)
            self.everything_is_as_the_model_says()
        assert self.session.document.dataset is self.slots[0].dataset
        while stack.canRedo():
            self.redo(1)
            self.everything_is_as_the_model_says()
        assert self.session.document.dataset is self.slots[-1].dataset
        assert all(run.parameters.tobytes() == parameters for run, parameters in self.seen.values())
        self.player.close()
        self.monkeypatch.undo()

    @property
    def slot(self) -> Slot:
        return self.slots[self.at]

    def push(self, slot: Slot) -> None:
        self.slots[self.at + 1 :] = [slot]
        self.at += 1

    def follow(self, rate: float) -> int:
        """Follow what the player did, which may only add steps of plain descent with `rate`; return how many."""
        is_wished = is_same(self.wished_at, self.slot.place)
        stack, document = self.session.undo_stack, self.session.document
        if stack.index() == self.at + 1:
            slot, iteration = self.slot, self.slot.iteration
            assert stack.undoText() == f"Continue from iteration {iteration}"
            assert iteration < len(slot.rates)
            assert slot.rates[-1] != self.session.learning_rate
            self.push(replace(slot, rows=slot.rows[: iteration + 1], rates=slot.rates[:iteration]))
        slot = self.slot
        added = [tuple(row) for row in document.trajectory.parameters[len(slot.rows) :].tolist()]
        for row in added:
            assert row == pytest.approx(next_parameters(slot.dataset, slot.rows[-1], rate), rel=1e-12, abs=1e-11)
            slot.rows.append(row)
            slot.rates.append(rate)
        if document.iteration != slot.iteration and not added:
            assert slot.rates[-1] == self.session.learning_rate
        assert document.iteration >= slot.iteration
        slot.iteration = document.iteration
        self.wished_at = slot.place if is_wished else None
        if self.asked is None and self.inquiry.is_waiting:
            self.asked = (slot.place, self.session.learning_rate)
        if is_wished and not self.inquiry.is_waiting:
            assert slot.iteration == self.target or (slot.iteration < self.target and slot.has_ended)
            self.wished_at = None
        return len(added)

    def edit(self, dataset: Dataset, gesture: object = None) -> None:
        self.session.edit("Edit", self.session.document.with_dataset(dataset), gesture)
        present = self.slot.rows[self.slot.iteration]
        self.push(replace(self.slot, dataset=dataset).with_run(present))

    def settle(self) -> None:
        while self.inquiry.is_waiting:
            self.answer(1000)

    @rule(row=ROWS, x=HOURS, label=LABELS)
    def edit_a_cell_or_add_a_row(self, row: int, x: float, label: int) -> None:
        dataset = self.slot.dataset
        is_there = row < dataset.sample_count
        self.edit(dataset.with_feature(row, 0, x) if is_there else dataset.with_row([x], label))

    @rule(row=ROWS, moves=st.lists(st.tuples(HOURS, LABELS), min_size=1, max_size=3), trains=st.booleans())
    def drag_a_point(self, row: int, moves: list[tuple[float, int]], *, trains: bool) -> None:
        gesture, merged = object(), self.at + 1
        if row >= self.slot.dataset.sample_count:
            return
        for x, label in moves:
            self.edit(self.slot.dataset.with_feature(row, 0, x).with_label(row, label), gesture)
            if self.at > merged:
                self.slots[merged:] = [self.slot]
                self.at = merged
            if trains:
                self.train(2)

    @rule(rows=st.sets(ROWS, min_size=1, max_size=3))
    def remove_rows(self, rows: set[int]) -> None:
        dataset = self.slot.dataset
        self.edit(dataset.without_rows([row for row in rows if row < dataset.sample_count]))

    @rule(parameters=POINTS, is_start=st.booleans())
    def set_w_and_b(self, parameters: Parameters, *, is_start: bool) -> None:
        document = self.session.document
        after = document.with_start(frozen(parameters)) if is_start else document.with_parameters(frozen(parameters))
        self.session.edit("Set w and b", after)
        start = parameters if is_start else self.slot.start
        self.push(replace(self.slot, start=start).with_run(parameters))

    @rule()
    def reset(self) -> None:
        self.player.pause()
        self.wished_at = None
        self.session.edit("Reset", self.session.document.at_start())
        self.push(self.slot.with_run(self.slot.start))

    @rule(rows=DATASETS, path=st.none() | FILES)
    def open(self, rows: list[tuple[float, int]], path: str | None) -> None:
        slot = opened(rows, path)
        if path is not None:
            self.files[path] = slot.dataset
        self.session.open(slot.dataset, path)
        self.push(slot)

    @rule(path=FILES)
    def save(self, path: str) -> None:
        self.session.mark_saved(path)
        self.files[path] = self.slot.dataset
        for slot in self.slots:
            if slot.origin is self.slot.origin:
                slot.path = path

    @rule(rate=RATES)
    def choose_the_learning_rate(self, rate: float) -> None:
        self.session.set_learning_rate(rate)

    @rule(count=COUNTS)
    def press_step(self, count: int) -> None:
        is_wished = is_same(self.wished_at, self.slot.place)
        self.target = (self.target if is_wished else self.slot.iteration) + count
        self.wished_at = self.slot.place
        self.player.step(count)
        assert self.follow(math.nan) == 0

    @rule(iteration=st.integers(0, 30))
    def go_to(self, iteration: int) -> None:
        self.player.go_to(iteration)
        self.slot.iteration = min(iteration, len(self.slot.rates))
        self.target, self.wished_at = iteration, self.slot.place
        if self.asked is not None and iteration <= len(self.slot.rates):
            self.asked = (None, math.nan)
        assert self.follow(math.nan) == 0

    @rule(quarters=st.integers(-1, 5), rate=st.none() | RATES)
    def scrub(self, quarters: int, rate: float | None) -> None:
        self.session.set_learning_rate(rate or self.session.learning_rate)
        iteration = len(self.slot.rates) * quarters // 4
        self.player.pause()
        self.wished_at = None
        self.session.show(self.session.document.at_iteration(iteration))
        self.slot.iteration = min(max(iteration, 0), len(self.slot.rates))

    @rule(count=COUNTS)
    def train(self, count: int) -> None:
        self.press_step(count)
        self.settle()

    @rule(quarters=st.integers(1, 3), rate=st.none() | RATES, count=COUNTS)
    def go_back_and_on(self, quarters: int, rate: float | None, count: int) -> None:
        self.train(8)
        self.scrub(quarters, rate)
        self.press_step(count)

    @rule(most=COUNTS)
    def answer(self, most: int) -> None:
        if self.inquiry.is_waiting:
            (place, rate), self.asked = self.asked, None
            stands = is_same(place, self.slot.place)
            self.inquiry.answer_steps(most)
            added = self.follow(rate)
            assert (1 <= added <= most) if stands else added == 0

    @rule(frames=st.integers(1, 4), speed=st.sampled_from([60.0, 500.0]))
    def play_a_little(self, frames: int, speed: float) -> None:
        self.session.set_speed(speed)
        self.player.play()
        self.wished_at = None
        for _ in range(frames):
            self.stage.tick()
            self.follow(math.nan)
            self.answer(10)
        self.stage.tick()
        self.follow(math.nan)
        self.player.pause()

    @rule(steps=st.integers(1, 3))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo_stack.undo()
        self.at = max(self.at - steps, 0)

    @rule(steps=st.integers(1, 3))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.session.undo_stack.redo()
        self.at = min(self.at + steps, len(self.slots) - 1)

    @invariant()
    def everything_is_as_the_model_says(self) -> None:
        slot, document = self.slot, self.session.document
        run = document.trajectory
        assert document.dataset is slot.dataset
        assert 0 <= document.iteration == slot.iteration <= run.last_iteration
        assert [tuple(row) for row in run.parameters.tolist()] == slot.rows
        assert [run.learning_rate(iteration + 1) for iteration in range(len(slot.rates))] == slot.rates
        assert tuple(document.start.tolist()) == slot.start
        assert document.path == slot.path
        saved = slot.origin if slot.path is None else self.files.get(slot.path)
        assert self.session.has_unsaved_edits == (slot.dataset is not saved)
        assert self.session.undo_stack.count() == len(self.slots) - 1
        self.seen.setdefault(id(run), (run, run.parameters.tobytes()))


@pytest.mark.timeout(600)  # a failure takes minutes to be made small
def test_no_order_of_edits_steps_answers_undo_and_redo_breaks_the_model(qapp):
    run_state_machine_as_test(Workbench, settings=settings(max_examples=100, stateful_step_count=40, deadline=None))

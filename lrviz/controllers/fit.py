"""The fit: which plot shows it, the line of least squares in its place, and boundary, curve and threshold by hand."""

import numpy as np
from PySide6.QtCore import QObject, Slot

from lrviz.core.arrays import FloatArray
from lrviz.core.by_hand import Pivot, boundary_through, curve_through
from lrviz.core.least_squares import fit_line
from lrviz.core.logistic import decision_boundary, scores, sigmoid
from lrviz.state.session import Session
from lrviz.state.settings import DEFAULT_THRESHOLD
from lrviz.views.actions import Actions
from lrviz.views.fit_stack import FitStack
from lrviz.views.formatting import elided, exact, fixed
from lrviz.views.panels import BOUNDARY, BOUNDARY_AT_THRESHOLD, HYPOTHESIS, Panels
from lrviz.views.visibility import Visibility

SIGMOID, PLANE, SCORE = "Sigmoid fit", "Decision plane", "Fit over the score z"
LINE, LINE_FORMULA = "Least-squares line", "ŷ = slope·x + intercept"
SCORE_FORMULA = "h = σ(z)"
EQUAL_X = "No line: all {name} are equal"


class FitController(QObject):
    """One feature is drawn as a curve, two as a plane; more, and two if wished, as a curve over the score z."""

    def __init__(self, session: Session, actions: Actions, fits: FitStack, panels: Panels) -> None:
        super().__init__(fits)
        self._session = session
        self._actions = actions
        self._fits = fits
        self._panels = panels
        self._fit_visibility = Visibility(fits.fit.viewport())
        self._plane_visibility = Visibility(fits.plane.viewport())
        self._gesture: object = None
        self._origin: object = None
        self._pivot: Pivot | None = None
        self._connect()
        self._on_session_threshold_changed(session.threshold)
        self._on_session_dataset_changed()
        self._draw()

    def _connect(self) -> None:
        session, fit, plane = self._session, self._fits.fit, self._fits.plane
        session.dataset_changed.connect(self._on_session_dataset_changed)
        session.trajectory_changed.connect(self._draw)
        session.threshold_changed.connect(self._on_session_threshold_changed)
        self._actions.least_squares_line.toggled.connect(self._on_page_toggled)
        self._actions.score_view.toggled.connect(self._on_page_toggled)
        for visibility in (self._fit_visibility, self._plane_visibility):
            visibility.shown.connect(self._draw)
        for plot in (fit, plane):
            plot.handle_drag_started.connect(self._on_handle_drag_started)
            plot.handle_drag_finished.connect(self._on_handle_drag_finished)
        fit.boundary_dragged.connect(self._on_fit_boundary_dragged)
        fit.curve_dragged.connect(self._on_fit_curve_dragged)
        fit.threshold_dragged.connect(session.set_threshold)
        plane.boundary_dragged.connect(self._on_plane_boundary_dragged)

    @property
    def _feature_count(self) -> int:
        return self._session.document.dataset.feature_count

    @property
    def _is_plane(self) -> bool:
        return self._feature_count == 2 and not self._actions.score_view.isChecked()

    @Slot()
    def _on_session_dataset_changed(self) -> None:
        self._actions.least_squares_line.setEnabled(self._feature_count == 1)
        self._actions.score_view.setEnabled(self._feature_count == 2)
        self._show_page()
        if self._session.document.origin is not self._origin:
            self._origin = self._session.document.origin
            for plot in (self._fits.fit, self._fits.plane):
                plot.fit()

    @Slot()
    def _on_page_toggled(self) -> None:
        self._show_page()
        self._draw()

    def _show_page(self) -> None:
        """Choose the plot, show it the data, and say in the panel's header what is drawn; `_draw` is to follow."""
        dataset, fits = self._session.document.dataset, self._fits
        fail, passed = (elided(title) for title in dataset.class_titles)
        is_line = dataset.feature_count == 1 and self._actions.least_squares_line.isChecked()
        if self._is_plane:
            fits.plane.show_dataset(dataset)
            fits.show_plane()
            title, formula = PLANE, HYPOTHESIS
        else:
            if dataset.feature_count == 1:
                fits.fit.show_dataset(dataset, model_follows=True)
            self._show_line(is_wanted=is_line)
            fits.show_fit()
            title, formula = (SIGMOID, HYPOTHESIS) if dataset.feature_count == 1 else (SCORE, SCORE_FORMULA)
        if is_line:
            title, formula = LINE, LINE_FORMULA
        self._panels.show_feature_count(dataset.feature_count)
        self._panels.fit.show_title(title)
        self._panels.fit.show_subtitle(f"● {fail}   ▲ {passed}   {formula}")

    def _show_line(self, *, is_wanted: bool) -> None:
        dataset = self._session.document.dataset
        line = fit_line(dataset.features[:, 0], dataset.labels) if is_wanted else None
        is_missing = is_wanted and line is None and dataset.sample_count > 0
        remark = EQUAL_X.format(name=elided(dataset.feature_names[0])) if is_missing else ""
        self._fits.fit.show_line(line, remark)

    @Slot()
    def _draw(self) -> None:
        """Show the iteration that is looked at."""
        document = self._session.document
        dataset, parameters = document.dataset, document.raw_parameters
        self._show_boundary()
        visibility = self._plane_visibility if self._is_plane else self._fit_visibility
        if not visibility.is_needed:
            return
        with np.errstate(over="ignore", invalid="ignore"):
            z = scores(dataset.features, parameters)
            probabilities = sigmoid(z)
        if dataset.feature_count == 1:
            weight, bias = (float(value) for value in parameters)
            self._fits.fit.show_model(weight, bias, probabilities)
        elif self._is_plane:
            self._fits.plane.show_model(parameters, probabilities)
        else:
            self._fits.fit.show_scores(dataset, z)

    def _show_boundary(self) -> None:
        parameters = self._session.document.raw_parameters
        boundary = decision_boundary(parameters, self._session.threshold) if self._feature_count == 1 else None
        self._panels.boundary.show_number(fixed(boundary), exact(boundary))
        caption = BOUNDARY if self._session.threshold == DEFAULT_THRESHOLD else BOUNDARY_AT_THRESHOLD
        is_told = self._feature_count == 1 and not self._actions.least_squares_line.isChecked()
        self._panels.show_boundary_caption(caption if is_told else "")

    @Slot(float)
    def _on_session_threshold_changed(self, threshold: float) -> None:
        for plot in (self._fits.fit, self._fits.plane):
            plot.show_threshold(threshold)
        self._show_boundary()

    @Slot()
    def _on_handle_drag_started(self) -> None:
        self._gesture = object()
        self._session.grip.take(self)
        if self._feature_count == 1:
            parameters, shown = self._session.document.raw_parameters, self._fits.fit.plane.x_range
            self._pivot = Pivot.of(parameters, self._session.threshold, shown)

    @Slot()
    def _on_handle_drag_finished(self) -> None:
        self._gesture = self._pivot = None
        self._session.grip.let_go(self)

    @Slot(float)
    def _on_fit_boundary_dragged(self, x: float) -> None:
        self._move_boundary(np.array([x]))

    @Slot(float, float)
    def _on_plane_boundary_dragged(self, x: float, y: float) -> None:
        self._move_boundary(np.array([x, y]))

    @Slot(float, float)
    def _on_fit_curve_dragged(self, x: float, probability: float) -> None:
        if self._pivot is not None:
            self._set_parameters(curve_through(self._pivot, x, probability))

    def _move_boundary(self, place: FloatArray) -> None:
        parameters = self._session.document.raw_parameters
        if len(parameters) == len(place) + 1:
            self._set_parameters(boundary_through(parameters, self._session.threshold, place))

    def _set_parameters(self, parameters: FloatArray | None) -> None:
        """Have θ by hand; the steps of one drag are one undo step."""
        document = self._session.document
        if parameters is not None and len(parameters) == document.problem.parameter_count:
            self._session.edit("Set w and b", document.with_parameters(parameters), self._gesture)

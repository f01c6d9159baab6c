"""The surface in perspective, against plain geometry: pinhole, line of sight, ray casting."""

import math
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lrviz.core.landscape import Window
from lrviz.core.projection import (
    HIGHEST_ELEVATION,
    LOWEST_ELEVATION,
    Camera,
    back_to_front,
    heights_at,
    on_ground,
    rises_above,
)

AZIMUTHS = [math.radians(degrees) for degrees in (0, 37, 90, 135, 180, -150, -90, -45, -1)]
ELEVATIONS = [LOWEST_ELEVATION, math.radians(35), math.radians(70), HIGHEST_ELEVATION]
CAMERAS = [Camera(azimuth, elevation, height=0.5) for azimuth, elevation in product(AZIMUTHS, ELEVATIONS)]


def test_the_point_looked_at_is_in_the_middle() -> None:
    for camera in CAMERAS:
        np.testing.assert_allclose(camera.project(np.array([0.0, 0.0, 0.5])), [0.0, 0.0], atol=1e-12)


@pytest.mark.parametrize("camera", CAMERAS)
def test_what_lies_on_one_line_of_sight_falls_on_one_point(camera: Camera) -> None:
    point = np.array([0.4, -0.7, 0.3])
    along = point + np.linspace(-0.5, 0.8, 7)[:, np.newaxis] * (camera.eye - point)
    seen = camera.project(along)
    np.testing.assert_allclose(seen, np.broadcast_to(seen[0], seen.shape), atol=1e-9)


@pytest.mark.parametrize("camera", CAMERAS)
def test_upwards_is_up_and_what_is_nearer_is_larger(camera: Camera) -> None:
    low, high = camera.project(np.array([[0.0, 0.0, 0.0], [0.0, 0.0, 0.6]]))
    assert high[1] > low[1]
    towards = camera.eye[:2] / np.linalg.norm(camera.eye[:2])
    aside = np.array([-towards[1], towards[0]]) * 0.1
    near, far = (
        np.diff(camera.project(np.array([[*(place - aside), 0.2], [*(place + aside), 0.2]])), axis=0)
        for place in (towards, -towards)
    )
    assert near[0, 0] > far[0, 0] > 0, "to the right stays to the right"


def test_straight_lines_stay_straight() -> None:
    line = np.array([-1.0, -1.0, 0.0]) + np.linspace(0, 1, 5)[:, np.newaxis] * np.array([2.0, 1.3, 1.0])
    moves = np.diff(Camera(0.7, 0.5).project(line), axis=0)
    np.testing.assert_allclose(moves[:, 0] * moves[0, 1] - moves[:, 1] * moves[0, 0], 0.0, atol=1e-12)


def test_it_never_goes_below_the_ground_nor_over_the_top() -> None:
    camera = Camera(0.0, 0.5)
    assert camera.turned(0.0, -9.0).elevation == LOWEST_ELEVATION > 0
    assert camera.turned(0.0, 9.0).elevation == HIGHEST_ELEVATION < math.pi / 2
    around = camera
    for _ in range(8):
        around = around.turned(math.pi / 4, 0.0)
    np.testing.assert_allclose(around.eye, camera.eye, atol=1e-12)


def test_zooming_scales_the_picture_and_has_an_end() -> None:
    camera, points = Camera(0.3, 0.5), np.array([[0.5, 0.2, 0.1], [-1.0, 1.0, 1.0]])
    np.testing.assert_allclose(camera.zoomed(2.0).project(points), 2.0 * camera.project(points))
    far = camera
    for _ in range(100):
        far = far.zoomed(1.5)
    assert far.zoom == far.zoomed(2.0).zoom < 100


def test_the_windows_corners_are_the_grounds() -> None:
    window = Window((-3.0, 10.0), (1.0, 14.0))
    corners = on_ground(window, np.array([[-3.0, 10.0], [1.0, 14.0], [-1.0, 11.0]]))
    np.testing.assert_allclose(corners, [[-1, -1], [1, 1], [0, -0.5]])


def bumpy(seed: int, sides: tuple[int, int] = (6, 7)) -> np.ndarray:
    return np.random.default_rng(seed).random((sides[0] + 1, sides[1] + 1))


def cells_on_the_way(start: np.ndarray, end: np.ndarray, sides: tuple[int, int]) -> list[int]:
    """Return the patches that a line over the ground crosses, in order, by walking it in tiny steps."""
    cells: list[int] = []
    for share in np.linspace(0.0, 1.0, 1500):
        x, y = start + share * (end - start)
        column, row = int((x + 1) / 2 * sides[1]), int((y + 1) / 2 * sides[0])
        if not (0 <= column < sides[1] and 0 <= row < sides[0]):
            break
        if not cells or cells[-1] != row * sides[1] + column:
            cells.append(row * sides[1] + column)
    return cells


@pytest.mark.parametrize("camera", CAMERAS)
def test_whatever_can_hide_a_patch_is_painted_after_it(camera: Camera) -> None:
    sides = (6, 7)
    order = back_to_front(sides, camera.eye)
    assert sorted(order.tolist()) == list(range(42))
    rank = {int(cell): place for place, cell in enumerate(order)}
    for start in np.random.default_rng(2).uniform(-0.999, 0.999, size=(60, 2)):
        crossed = [rank[cell] for cell in cells_on_the_way(start, camera.eye[:2], sides)]
        assert crossed == sorted(crossed)


def test_heights_between_nodes_are_bilinear() -> None:
    heights = bumpy(1)
    x, y = np.meshgrid(np.linspace(-1, 1, 8), np.linspace(-1, 1, 7))
    np.testing.assert_allclose(heights_at(heights, np.stack([x, y], axis=-1)), heights, atol=1e-12)
    middle = heights_at(heights, np.array([-1 + 1 / 7, -1 + 1 / 6]))
    assert middle == pytest.approx(heights[:2, :2].mean())
    assert heights_at(heights, np.array([-5.0, 5.0])) == pytest.approx(heights[-1, 0])


def sight_is_blocked(heights: np.ndarray, point: np.ndarray, eye: np.ndarray, top: float) -> float:
    """Return how far the surface rises above the line of sight, walking it in tiny steps."""
    worst = -math.inf
    for share in np.linspace(0.0, 1.0, 801)[1:]:
        x, y, z = point + share * (eye - point)
        if abs(x) > 1 or abs(y) > 1 or z > top:
            break
        worst = max(worst, float(heights_at(heights, np.array([x, y]))) - z)
    return worst


@settings(deadline=None, max_examples=40)
@given(st.integers(0, 1000), st.floats(-3, 3), st.floats(LOWEST_ELEVATION, 1.4))
def test_what_the_surface_hides_is_what_a_walk_along_the_line_of_sight_meets(seed, azimuth, elevation) -> None:
    eye = Camera(azimuth, elevation).eye
    heights = bumpy(seed)
    ground = np.random.default_rng(seed).uniform(-0.9, 0.9, size=(6, 2))
    points = np.column_stack([ground, heights_at(heights, ground) + 0.01])
    rises = rises_above(heights, points, eye, 2.0)
    for point, rise in zip(points, rises, strict=True):
        assert rise == pytest.approx(sight_is_blocked(heights, point, eye, 2.0), abs=0.25)


def test_a_wall_hides_what_is_behind_it_and_nothing_where_it_is_cut_away() -> None:
    heights = np.zeros((41, 41))
    heights[:, 20:] = 3.0
    behind, eye = np.array([[-0.5, 0.0, 0.01]]), Camera(0.0, math.radians(30)).eye
    assert rises_above(heights, behind, eye, 4.0)[0] > 0.5
    assert rises_above(heights, behind, -eye * [1, 1, -1], 4.0)[0] < 0, "seen from the other side"
    heights[:, 22:] = 0.0
    low = rises_above(np.minimum(heights, 0.1), behind, eye, 4.0)[0]
    assert low < 0, "a kerb is looked over"

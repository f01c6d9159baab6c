import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lrviz.core.dataset import Dataset
from lrviz.views.data_table import DataTable
from lrviz.views.data_table_model import DataTableModel
from tests.core.oracles import dataset

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.ForegroundRole)


def wide(rows: int) -> Dataset:
    return dataset(np.arange(2.0 * rows).reshape(rows, 2), np.arange(rows) % 2)


@pytest.mark.parametrize("role", _ROLES)
@pytest.mark.parametrize("orientation", list(Qt.Orientation))
@pytest.mark.parametrize("section", [-1, 3, 5, 100])
def test_a_section_that_is_no_more_has_no_name(qapp, role, orientation, section: int) -> None:
    model = DataTableModel()
    model.show_dataset(dataset([1.0, 2.0, 3.0], [0, 1, 1]))
    if orientation == Qt.Orientation.Horizontal and section == 3:
        section = 6
    assert model.headerData(section, orientation, role) is None


@pytest.mark.parametrize("role", _ROLES)
def test_an_index_that_is_no_more_tells_nothing(qapp, role) -> None:
    model = DataTableModel()
    model.show_dataset(wide(8))
    kept = [model.index(7, 0), model.index(0, 5)]
    model.show_dataset(dataset([1.0, 2.0], [0, 1]))
    assert [model.data(index, role) for index in kept] == [None, None]


def test_rows_and_columns_may_vanish_together_and_no_question_raises(qtbot: QtBot, monkeypatch) -> None:
    raised: list[BaseException] = []
    asked = DataTableModel.headerData

    def watched(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        try:
            return asked(self, section, orientation, role)
        except (IndexError, KeyError, ValueError) as error:
            raised.append(error)
            return None

    monkeypatch.setattr(DataTableModel, "headerData", watched)
    table = DataTable()
    qtbot.addWidget(table)
    table.resize(300, 900)
    table.show()
    for rows in (40, 16, 30, 2):
        table.show_dataset(wide(rows))
        table.show_predictions(*[np.full(rows, 0.5)] * 3)
        qtbot.wait(20)
        table.show_dataset(dataset(np.arange(float(rows // 2)), np.arange(rows // 2) % 2))
        qtbot.wait(20)
    table.hide()
    assert raised == []

"""People's names taken apart; institutions, and what cannot be told, stay whole."""

from __future__ import annotations

import pytest

from footnotes.works.personal import PersonalName, personal_name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Moor", PersonalName("Moor", "Ada")),
        ("A. B. Moor", PersonalName("Moor", "A. B.")),
        ("Moor AB", PersonalName("Moor", "A. B.")),
        ("Moor, Ada", PersonalName("Moor", "Ada")),
        ("Dr. Ada Moor", PersonalName("Moor", "Ada")),
        ("Jean-Luc Dôle", PersonalName("Dôle", "Jean-Luc")),
        ("Flann O’Dell", PersonalName("O’Dell", "Flann")),
        ("Ursula von der Quay", PersonalName("Quay", "Ursula", "von der")),
        ("Juana Inés de la Cruz", PersonalName("Cruz", "Juana Inés", "de la")),
        ("Vincent Van Dyke", PersonalName("Van Dyke", "Vincent")),
        ("Martin Luther Weir Jr.", PersonalName("Weir", "Martin Luther", suffix="Jr.")),
        ("А. Моор", PersonalName("Моор", "А.")),
        ("Иван Речной", PersonalName("Речной", "Иван")),
        ("アダ・ムーア", PersonalName("ムーア", "アダ")),
        ("山田 太郎", PersonalName("山田", "太郎")),
        ("王小明", None),
        ("World Bank", None),
        ("Human Rights Watch", None),
        ("Harbour Commission", None),
        ("Ministry of Justice", None),
        ("Lighthouse France", None),
        ("BBC News", None),
        ("Moor", None),
        ("", None),
    ],
)
def test_parts_of_names(name: str, expected: PersonalName | None) -> None:
    assert personal_name(name) == expected

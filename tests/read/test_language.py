"""Which language a text is in."""

from __future__ import annotations

import pytest

from counterclaim.read.language import language_of, settled_language

TEXTS = {
    "en": "At least two people were killed when a missile hit the town, the governor said on Sunday.",
    "uk": "Унаслідок нічної атаки загинули двоє людей, ще п'ятеро поранені, повідомив голова області.",
    "ru": "В результате ночной атаки погибли два человека, ещё пятеро ранены, сообщил губернатор области.",
    "be": "У выніку начной атакі загінулі два чалавекі, яшчэ пяць паранены, паведаміў кіраўнік вобласці.",
    "bg": "При нощната атака са загинали двама души, а още петима са били ранени, съобщи губернаторът на областта.",
    "de": "Bei dem Angriff in der Nacht wurden nach Angaben des Gouverneurs zwei Menschen getötet und fünf verletzt.",
    "fr": "Deux personnes ont été tuées et cinq autres blessées dans la nuit, selon le gouverneur de la région.",
    "es": "Dos personas murieron y otras cinco resultaron heridas en el ataque de la noche, según el gobernador.",
    "it": "Due persone sono state uccise e altre cinque ferite nella notte, secondo il governatore della regione.",
    "pl": "W nocnym ataku zginęły dwie osoby, a pięć zostało rannych, jak podał gubernator obwodu.",
    "tr": "Valiye göre gece düzenlenen saldırıda iki kişi öldü ve beş kişi de yaralandı.",
    "ar": "قتل شخصان على الأقل وأصيب خمسة آخرون في هجوم ليلي، بحسب ما قال حاكم المنطقة.",
    "fa": "به گفته فرماندار منطقه، در این حمله شبانه دو نفر کشته و پنج نفر زخمی شدند.",
    "he": "שני בני אדם נהרגו וחמישה נפצעו במתקפה הלילית, כך אמר מושל האזור.",
    "el": "Δύο άνθρωποι σκοτώθηκαν και πέντε τραυματίστηκαν στη νυχτερινή επίθεση.",
    "zh": "州长表示，夜间袭击造成至少两人死亡。",
    "ja": "知事によると、夜間の攻撃で少なくとも二人が死亡した。",
    "ko": "주지사는 밤사이 공격으로 최소 두 명이 숨졌다고 말했다.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_one_sentence_tells_its_language(language: str) -> None:
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", "   ", "12 345", "☎ 555-01-23", "Дніпро", "Grad", "x" * 50_000, "a,b,c"])
def test_where_nothing_tells_none_is_told(text: str) -> None:
    assert language_of(text) is None


def test_a_quotation_does_not_make_a_text_another_s() -> None:
    assert language_of(f"{TEXTS['en']} He wrote: «Загинули двоє людей». {TEXTS['en']}") == "en"


def test_a_stated_language_is_believed_where_the_text_does_not_tell() -> None:
    assert settled_language("en", "Drone hits depot") == "en"
    assert settled_language("uk", "Вибух у місті") == "uk"


@pytest.mark.parametrize("stated", ["zh", "ru", "he", "de", "xx", None])
def test_a_stated_language_is_overruled_by_a_text_that_is_clearly_another_s(stated: str | None) -> None:
    assert settled_language(stated, TEXTS["en"]) == "en"


@pytest.mark.parametrize("language", [code for code in TEXTS if code != "en"])
def test_no_other_language_is_read_as_english(language: str) -> None:
    assert settled_language("en", TEXTS[language]) == language


def test_a_text_in_another_script_is_in_none_rather_than_in_the_stated_language() -> None:
    assert settled_language("en", "Вибух") is None


def test_close_languages_leave_the_stated_one_standing() -> None:
    assert settled_language("no", "Det var en person som ble drept i angrepet, og to andre er skadet.") == "no"

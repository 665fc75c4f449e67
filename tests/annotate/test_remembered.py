import making

from sitegen import annotate, memo
from sitegen.annotate import census

TEXT = '"We shall see," Ann Lindqvist said in Geneva on 3 March 2022. Lindqvist heads the World Bank. “No,” said a spokesman.\n'


def test_marks_come_back_as_they_were() -> None:
    article = making.article(TEXT, published="2022-03-04")
    marks = annotate.mentions(article, annotate.annotators(()))
    assert {mark.kind for mark in marks} > {"person", "quote", "date"}
    read = annotate.full(article, memo.pack(annotate.remembered(article, ())))
    assert read.marks == marks
    assert read.words == census.words(article)
    assert read.words.every.split(" ")[:4] == ["shall", "see", "Ann", "Lindqvist"]
    assert read.words.pairs.split("\n")[:3] == ["Ann Lindqvist", "Lindqvist said", "Geneva March"]


def test_a_model_of_somebody_else_is_told_apart() -> None:
    assert annotate.foreign(("spacy:en_core_web_md", "dates"))
    assert not annotate.foreign(("dates",))

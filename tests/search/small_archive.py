"""Four short articles to search in, and what is known of them."""

from making import article
from search_in_node import archive

from sitegen.model import Entity, Tag, TagUse

MACRON = article(
    "Erdoğan called the Élysée on Monday.\nPresident Zelensky’s team said talks in Kharkiv had failed.",
    headline="Macron says talks go on", source="macron.txt", published="2022-02-28",
)  # fmt: skip
PUTIN = article(
    "Putin's spokesman said the U.S. would buy time every day. The ministers negotiated.",
    headline="Putin vows worst is yet to come", source="putin.txt", published="2022-03",
)  # fmt: skip
CYRILLIC = article("Владимир Путин встретился. Ο Μητσοτάκης στην Αθήνα. بوتين", headline="Встреча", source="russian.txt")
MAY = article("She may go. Will they?", headline="Theresa May resigns", source="may.txt")
ARTICLES = (MACRON, MAY, PUTIN, CYRILLIC)
ENTITIES = (
    Entity(kind="person", id="volodymyr-zelensky", name="Volodymyr Zelensky", aliases=("Zelensky", "Zelenskyy"),
           mentions={"macron.txt": (0,)}),
)  # fmt: skip
TAGS = (Tag(id="peace-talks", name="Peace talks", origin="phrase", uses=(TagUse(source="putin.txt", score=1.0, why="because"),)),)
WHOLE = archive(ARTICLES, TAGS, ENTITIES)

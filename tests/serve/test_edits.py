from tools import edits
from tools.served import Server


def test_after_random_edits_the_site_that_is_served_equals_a_clean_build(server: Server) -> None:
    edits.run(server, 12, seed=3)
    assert edits.differences(server) == []

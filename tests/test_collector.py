import gc

from sitegen import collector


def test_nobody_looks_for_garbage_while_it_rests() -> None:
    with collector.resting():
        assert not gc.isenabled()
        with collector.resting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_is_there_already_is_left_alone() -> None:
    with collector.among_the_new():
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0

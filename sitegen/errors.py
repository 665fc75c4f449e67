"""The errors that a user is told, and their exit codes. One root, one handler (cli.main).

Whatever a single article, note or rule does wrong is no error but a model.Problem: it is gathered and told with the others
while the rest of the archive is built. An error here ends the command.
"""


class SitegenError(Exception):
    """What went wrong, where (file, file:line or a setting's name) and what to do about it."""

    exit_code = 1

    def __init__(self, message: str, *, where: str = "", hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f"\n  {self.hint}" if self.hint else ""
        return f"{place}{self.message}{advice}"


class ConfigError(SitegenError):
    """sitegen.toml, [tool.sitegen] or a command's arguments can't be understood."""

    exit_code = 2


class InputError(SitegenError):
    """The seeds folder is missing or cannot be read at all."""

    exit_code = 3


class ThemeError(SitegenError):
    """A theme is missing, or one of its templates is broken."""

    exit_code = 4


class OutputError(SitegenError):
    """The site folder is not ours to write, or writing failed."""

    exit_code = 5


class ProblemsFoundError(SitegenError):
    """Problems were told and --strict or `sitegen check` makes them count."""

    exit_code = 6


class PublishError(SitegenError):
    """The site could not be handed over: no repository, no remote, no right to push, or a branch that is not ours."""

    exit_code = 7


class ServeError(SitegenError):
    """`sitegen serve` finds no place to listen at."""

    exit_code = 8

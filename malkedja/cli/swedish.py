"""Click in Swedish: headings, help, and what is said when a command is misunderstood."""

from collections.abc import Callable
from typing import IO, Any, TypeVar

import click

Answer = TypeVar("Answer")


class Misunderstood(click.ClickException):
    """A command that cannot be carried out as it was written."""

    exit_code = 2

    def show(self, file: IO[Any] | None = None) -> None:
        """Say what was wrong and where to read on."""
        click.echo(f"{self.message} Se python -m malkedja --help.", file=file, err=True)


class InSwedish(click.Command):
    """A command whose help has Swedish headings."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """How the command is written."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Så här: ")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be chosen."""
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [option.get_help_record(ctx) for option in options]
        with formatter.section("Val"):
            formatter.write_dl([record for record in records if record])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option that shows the help, described in Swedish."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "Visa den här hjälpen."
        return option


class Commands(InSwedish, click.Group):
    """The commands, and what is said when one is misunderstood."""

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What can be chosen, and which commands there are."""
        super().format_options(ctx, formatter)
        with formatter.section("Kommandon"):
            formatter.write_dl(
                [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
            )

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Understand what was written before the command."""
        return understood(lambda: super(Commands, self).parse_args(ctx, args))

    def invoke(self, ctx: click.Context) -> object:
        """Understand and carry out the command."""
        return understood(lambda: super(Commands, self).invoke(ctx))


def understood(carry_out: Callable[[], Answer]) -> Answer:
    """Whatever comes out, or a Swedish sentence about what was not understood."""
    try:
        return carry_out()
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as error:
        raise Misunderstood(_told(error)) from error


def _told(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"Valet {error.option_name} finns inte."
    if isinstance(error, click.BadParameter) and error.param is not None:
        names = " ".join(error.param.opts)
        return f"Värdet för {names} går inte att använda."
    return "Kommandot går inte att förstå."

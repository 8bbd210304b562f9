"""Find the configuration, read it, and refuse it with every fault in one go."""

import copy
from collections.abc import Mapping
from pathlib import Path

from pydantic import ValidationError

from nimsmail.config import environ as environment
from nimsmail.config import source, together
from nimsmail.config.faults import Fault, found_by_models, told
from nimsmail.config.settings import Settings
from nimsmail.errors import ConfigError

_NAME = "config.toml"


def find_config(option: Path | None, cwd: Path, environ: Mapping[str, str]) -> Path:
    """Choose the file: the option, NIMSMAIL_CONFIG, or config.toml in the folder we are in."""
    if option is not None:
        return option
    if named := environ.get("NIMSMAIL_CONFIG"):
        return Path(named)
    if (here := cwd / _NAME).exists():
        return here
    raise ConfigError(
        f"There is no {_NAME} in {cwd.absolute()}: go to the secretariat's folder, name the file "
        "with --config or NIMSMAIL_CONFIG, or make a new secretariat with `nimsmail init DIR`."
    )


def load(path: Path, environ: Mapping[str, str]) -> Settings:
    """Read the file and what the environment says over it, and check it all.

    Raises one ConfigError that tells every fault, one to a line, each with its file and
    line or its variable, what is wrong, and what to write.
    """
    read = source.read(path)
    tree = copy.deepcopy(read.tree)
    variables, unset = environment.overlay(tree, environ)
    # So that the folder is found beside the file also where nothing is said of it.
    tree.setdefault("store", {})
    faults = [*unset, *environment.look_alikes(tree, environ), *together.check(tree)]
    settings: Settings | None = None
    try:
        settings = Settings.model_validate(tree, context={"folder": path.absolute().parent})
    except ValidationError as error:
        faults += _not_said_twice(faults, list(found_by_models(error)))
    if faults or settings is None:
        raise ConfigError(told(faults, read, variables))
    return settings.read_from(path.absolute())


def _not_said_twice(told: list[Fault], more: list[Fault]) -> list[Fault]:
    paths = {fault.path for fault in told}
    return [fault for fault in more if fault.path not in paths]

"""How a test's Dovecot is configured: once in the words of 2.3, once in those of 2.4."""

import os
import pwd
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.servers.authority import Certificate


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What a test wants of its Dovecot, and where it lives.

    Whoever knows `password` is let in under any name; `tokeninfo` is the port where Dovecot asks
    about access tokens; `quota` is what a mailbox holds, in bytes; `extra` stands last.
    """

    folder: Path
    port: int
    tls_port: int
    password: str
    certificate: Certificate | None
    tokeninfo: int | None
    quota: int | None
    extra: str


def config_files(setup: Setup, version: str) -> dict[str, str]:
    """Return the files that configure this `dovecot --version`, by their names in the folder."""
    for release, files in _DIALECTS.items():
        if version.startswith(f"{release}."):
            return files(setup)
    known = " and ".join(_DIALECTS)
    raise AssertionError(f"the tests can configure Dovecot {known}, and this is {version.strip()}")


def mail_owner() -> tuple[int, int]:
    """Return who owns the mail: Dovecot refuses root."""
    if os.geteuid() != 0:
        return os.geteuid(), os.getegid()
    nobody = pwd.getpwnam("nobody")
    return nobody.pw_uid, nobody.pw_gid


def _files_2_3(setup: Setup) -> dict[str, str]:
    """Return what 2.3 reads: its token settings are a file of their own."""
    main = f"""
        disable_plaintext_auth = no
        mail_location = maildir:~/Maildir
        plugin {{
          acl = vfile
          {_quota_2_3(setup)}
        }}
        {_tokens_2_3(setup)}
        passdb {{
          driver = static
          args = password={setup.password}
        }}
        userdb {{
          driver = static
          args = {_user(setup, "%u", " ")} allow_all_users=yes
        }}
        {_tls(setup, "ssl_cert = <", "ssl_key = <")}
        {_common(setup)}
    """
    return {"dovecot.conf": main, "oauth2.conf": _introspection(setup)}


def _quota_2_3(setup: Setup) -> str:
    if setup.quota is None:
        return ""
    return f"quota = maildir:User quota\nquota_rule = *:bytes={setup.quota}\nquota_grace = 0"


def _tokens_2_3(setup: Setup) -> str:
    if setup.tokeninfo is None:
        return ""
    return f"""
        passdb {{
          driver = oauth2
          mechanisms = xoauth2
          args = {setup.folder}/oauth2.conf
        }}
    """


def _files_2_4(setup: Setup) -> dict[str, str]:
    """Return what 2.4 reads: its versions come first, and say which defaults are meant."""
    main = f"""
        dovecot_config_version = 2.4.0
        dovecot_storage_version = 2.4.0
        auth_allow_cleartext = yes
        mail_driver = maildir
        mail_path = ~/Maildir
        acl_driver = vfile
        {_quota_2_4(setup)}
        {_tokens_2_4(setup)}
        passdb static {{
          password = {setup.password}
        }}
        userdb static {{
          allow_all_users = yes
          fields {{
            {_user(setup, "%{user}", chr(10))}
          }}
        }}
        {_tls(setup, "ssl_server_cert_file = ", "ssl_server_key_file = ")}
        {_common(setup)}
    """
    return {"dovecot.conf": main}


def _quota_2_4(setup: Setup) -> str:
    if setup.quota is None:
        return ""
    return f"""
        quota "User quota" {{
          driver = maildir
          storage_size = {setup.quota}B
          storage_grace = 0
        }}
    """


def _tokens_2_4(setup: Setup) -> str:
    return "" if setup.tokeninfo is None else f"oauth2 {{\n{_introspection(setup)}}}"


def _introspection(setup: Setup) -> str:
    return (
        f"introspection_mode = auth\n"
        f"introspection_url = http://127.0.0.1:{setup.tokeninfo}/\n"
        f"username_attribute = user\nactive_attribute = active\nactive_value = true\n"
    )


def _user(setup: Setup, name: str, between: str) -> str:
    uid, gid = mail_owner()
    return between.join((f"uid={uid}", f"gid={gid}", f"home={setup.folder}/home/{name}"))


def _tls(setup: Setup, certificate: str, key: str) -> str:
    if setup.certificate is None:
        return "ssl = no"
    return (
        f"ssl = yes\n{certificate}{setup.certificate.certificate}\n{key}{setup.certificate.key}\n"
    )


def _common(setup: Setup) -> str:
    """Return what both understand."""
    return f"""
        base_dir = {setup.folder}/run
        state_dir = {setup.folder}/state
        log_path = {setup.folder}/dovecot.log
        listen = 127.0.0.1
        protocols = imap
        default_process_limit = 100
        first_valid_uid = 1
        auth_failure_delay = 0
        auth_mechanisms = plain login {"" if setup.tokeninfo is None else "xoauth2"}
        mail_max_userip_connections = 100
        mail_fsync = never
        mail_save_crlf = yes
        mailbox_idle_check_interval = 1 secs
        mail_plugins = acl {"" if setup.quota is None else "quota"}
        namespace inbox {{
          inbox = yes
        }}
        service imap-login {{
          {_unrooted()}
          inet_listener imap {{
            port = {setup.port}
          }}
          inet_listener imaps {{
            port = {setup.tls_port if setup.certificate else 0}
            ssl = {"yes" if setup.certificate else "no"}
          }}
        }}
        service anvil {{
          {_unrooted()}
          unix_listener anvil-auth-penalty {{
            mode = 0
          }}
        }}
        {_as_me()}
        {setup.extra}
    """


def _unrooted() -> str:
    return "" if os.geteuid() == 0 else "chroot ="


def _as_me() -> str:
    if os.geteuid() == 0:
        return ""
    me = pwd.getpwuid(os.geteuid()).pw_name
    return f"default_internal_user = {me}\ndefault_login_user = {me}\ndefault_internal_group ="


_DIALECTS: dict[str, Callable[[Setup], dict[str, str]]] = {"2.3": _files_2_3, "2.4": _files_2_4}

"""The Chromium of the system, as the tests of the chat page start it."""

from tests.assistant.page.conftest import browser_context_args, browser_type_launch_args

__all__ = ["browser_context_args", "browser_type_launch_args"]

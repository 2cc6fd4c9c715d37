# An event loop for `asyncio` that waits for time alone: a script has no sockets, no threads and no
# signals to wait for, and a host call comes back when it is done. A part of the prelude, opened when a
# script imports `asyncio`. With that module it makes it the usual loop; it gives back what runs a
# coroutine to its end.
def part(module):
    import asyncio
    import time
    from asyncio import base_events, events, unix_events

    class ScriptLoop(base_events.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = self

        def select(self, timeout):
            if timeout is None:
                raise RuntimeError("the script awaits something that nothing can settle")
            if timeout > 0:
                time.sleep(timeout)
            return []

        def close(self):
            self._selector = None
            super().close()

        def _process_events(self, event_list):
            pass

        def _write_to_self(self):
            pass

    if module is not None:
        unix_events._UnixDefaultEventLoopPolicy._loop_factory = ScriptLoop
        unix_events.SelectorEventLoop = module.SelectorEventLoop = ScriptLoop

    class Runner:
        @staticmethod
        def run(coroutine):
            with asyncio.Runner(loop_factory=ScriptLoop) as runner:
                return runner.run(coroutine)

    return Runner


part

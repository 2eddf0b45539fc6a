"""The real AWS command line, loaded once: starting it anew takes a second, and the script calls it two hundred times.

As a program it is that process. It listens at a socket, and for each call it makes a copy of itself that runs the command
line with the arguments, variables and streams of the caller.
"""

import importlib
import json
import os
import signal
import socket
import subprocess
import sys
import traceback
from pathlib import Path

# What the script calls as `aws`: hands everything to the process, and ends as the command line ended.
CLIENT = """#!{python} -IS
import json, os, socket, sys
with socket.socket(socket.AF_UNIX) as call:
    call.connect({socket!r})
    said = json.dumps({{"arguments": sys.argv[1:], "folder": os.getcwd(), "variables": dict(os.environ)}})
    socket.send_fds(call, [b"!"], [0, 1, 2])
    call.sendall(said.encode())
    call.shutdown(socket.SHUT_WR)
    sys.exit(int(call.recv(16) or b"70"))
"""


def start(folder):
    """Starts it; gives the process, and the program to call."""
    path = folder / "aws.socket"
    process = subprocess.Popen([sys.executable, __file__, path], stdout=subprocess.PIPE, text=True)
    assert process.stdout.readline() == "listening\n"
    program = folder / "aws"
    program.write_text(CLIENT.format(python=sys.executable, socket=str(path)))
    program.chmod(0o755)
    return process, program


def answer(call):
    from awscli.clidriver import main

    _, streams, _, _ = socket.recv_fds(call, 1, 3)
    said = json.loads(b"".join(iter(lambda: call.recv(65536), b"")))
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
    os.chdir(said["folder"])
    # The command line has set it as it was loaded: where its own data are.
    data = os.environ["AWS_DATA_PATH"]
    os.environ.clear()
    os.environ.update(said["variables"], AWS_DATA_PATH=data)
    sys.argv = ["aws", *said["arguments"]]
    try:
        code = main()
    except SystemExit as ended:
        code = ended.code or 0
    sys.stdout.flush()
    sys.stderr.flush()
    call.sendall(str(code).encode())


def serve(path):
    for module in ("awscli.clidriver", "awscli.handlers", "awscli.paramfile", "botocore.httpsession"):
        importlib.import_module(module)
    # Copies that have ended are forgotten.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        print("listening", flush=True)
        while True:
            call, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                try:
                    answer(call)
                finally:
                    # Nothing of the process that this is a copy of may be ended in an orderly way here.
                    if sys.exc_info()[0]:
                        traceback.print_exc()
                    sys.stderr.flush()
                    os._exit(0)
            call.close()


if __name__ == "__main__":
    serve(str(Path(sys.argv[1])))

import Glibc

exit(Bench(Array(CommandLine.arguments.dropFirst())).run())

// Preloaded into the processes that a command starts: when the command is killed outright, they do not live on.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
process.channel?.unref()

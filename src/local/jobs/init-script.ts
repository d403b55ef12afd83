/** Where a host finds the names of all hosts of its job; it then stands in place of /etc/hosts. */
export const hostsFile = '/opt/ml/mlx/hosts';

/**
 * Puts the job's folder, the first argument, in place of /opt/ml within a mount namespace, and goes there. Where the machine
 * has no /opt/ml, /opt becomes a small file system of this namespace, with all that it held bound into it. That is put up in
 * place of /dev, which nothing needs meanwhile, and which is never above a job's folder. Each program started here is
 * time of every job.
 */
export const bindScript = `
set -e
folder=$1; shift
rebuild() {
  mount -t tmpfs -o mode=755,size=1m mlx /dev
  set -- /dev/ml
  for old in /opt/* /opt/.[!.]* /opt/..?*; do
    new=/dev/\${old#/opt/}
    if [ -L "$old" ]; then cp -P "$old" "$new"
    elif [ -d "$old" ]; then set -- "$@" "$new"
    elif [ -e "$old" ]; then : > "$new"
    fi
  done
  mkdir "$@"
  for old in /opt/* /opt/.[!.]* /opt/..?*; do
    if [ -e "$old" ] && [ ! -L "$old" ]; then mount --rbind "$old" "/dev/\${old#/opt/}"; fi
  done
  mount --move /dev /opt
}
if [ ! -d /opt/ml ]; then rebuild; fi
mount --rbind "$folder" /opt/ml
if [ -e ${hostsFile} ]; then mount --bind ${hostsFile} /etc/hosts; fi
cd /opt/ml
set +e
`;

/** The command, and what watches it: with fewer children the command has not begun, and a signal would be lost. */
const bothChildren = 2;

/**
 * Runs a command and watches descriptor 3, the supervisor's line: each line read there is a signal for the command, which
 * alone gets it, as a container's main process does; the end of the line, which also comes when the supervisor is killed,
 * ends everything in sight. Arguments: what is in sight (`-1` within a process namespace of its own, else `0`, the group), then
 * the command.
 */
const watchScript = `
everyone=$1; shift
( trap '' TERM INT HUP
  while read -r signal <&3; do
    for try in 1 2 3 4 5 6 7 8 9 10; do
      read -r children < /proc/$$/task/$$/children || children=$(pgrep -P $$)
      set -- $children
      if [ $# -ge ${bothChildren} ]; then break; fi
      sleep 0.1
    done
    kill -s "$signal" $children
  done
  kill -s KILL -- "$everyone"
) >/dev/null 2>&1 &
trap : TERM INT HUP
"$@" 3<&-
exit $?
`;

/** The first process of a job, for `sh -c`; output and errors go down one pipe, in order. Arguments: `0`, then the command. */
export const plainInit = `exec 2>&1\n${watchScript}`;

/** The first process of a job that has /opt/ml for itself, for `sh -c`. Arguments: its folder, `-1`, then the command. */
export const boundInit = `exec 2>&1\n${bindScript}\n${watchScript}`;

#!/bin/sh
# Starts nginx with the settings of the container, which it cannot read by itself:
#
#   CASHFLOW_API      the API's origin for browsers, such as https://api.example.org. Not set: the host of this page
#   CASHFLOW_BACKEND  where /api goes on from here, such as http://server:3000. Not set: nowhere, a load balancer has to know
#
# Only what the shell itself can: the image may have nothing else.
set -eu

fail() {
    printf 'cashflow-web: %s\n' "$1" >&2
    exit 1
}

# origin NAME VALUE: nothing but scheme, host and port, since it becomes a part of the configuration.
origin() {
    case $2 in
        http://?* | https://?*) ;;
        *) fail "$1: not an origin such as https://api.example.org" ;;
    esac
    host=${2#*://}
    case $host in
        *[!A-Za-z0-9.:-]*) fail "$1: not an origin such as https://api.example.org" ;;
    esac
}

# The first name server of this container, by which nginx asks for the backend again and again: its address may change.
name_server() {
    while read -r word address _; do
        [ "$word" = nameserver ] || continue
        case $address in
            *:*) printf '[%s]' "$address" ;;
            *) printf '%s' "$address" ;;
        esac
        return
    done </etc/resolv.conf
    printf '127.0.0.1'
}

api=${CASHFLOW_API:-}
backend=${CASHFLOW_BACKEND:-}
api=${api%/}
backend=${backend%/}
connect=
if [ -n "$api" ]; then
    origin CASHFLOW_API "$api"
    connect="connect-src 'self' $api; "
fi

umask 077
settings=/tmp/cashflow-web.conf
# The dollars are for nginx.
# shellcheck disable=SC2016
{
    printf 'set $api "%s";\n' "$api"
    printf 'set $connect "%s";\n' "$connect"
    if [ -n "$backend" ]; then
        origin CASHFLOW_BACKEND "$backend"
        printf 'resolver %s valid=10s;\n' "$(name_server)"
        printf 'set $backend "%s";\n' "$backend"
        printf 'location /api { include /etc/cashflow/backend.conf; }\n'
    else
        # The page is no answer to a call of the API.
        printf 'location /api { return 404; }\n'
    fi
} >"$settings"

exec nginx -e stderr -c /etc/cashflow/nginx.conf

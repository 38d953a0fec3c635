#!/bin/sh
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Writes signing-vectors.json beside this script, with the openssl program (3.0 or newer), base64 and od alone: none of
# the project's own code has a say in what is right. Ed25519 is deterministic and the two private keys are those of
# RFC 8032 section 7.1, tests 1 and 2, known to everyone: they are for tests only. Running it again changes nothing.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
out=$work/vectors.json

hex() { od -An -v -tx1 | tr -d ' \n'; }
unhex() { # octal escapes are the only ones that every printf knows
    for pair in $(printf %s "$1" | sed 's/../& /g'); do printf "\\$(printf %03o "0x$pair")"; done
}
quote() { # a file as the inside of a JSON string; the files here hold no control character but line feed
    sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' "$1" | awk 'NR > 1 { printf "\\n" } { printf "%s", $0 }'
}
b64() { base64 -w0; }

# key NAME SEED_HEX: the seed wrapped as RFC 8410 says (a PKCS #8 with a fixed head of 16 bytes)
key() {
    unhex "302e020100300506032b657004220420$2" >"$work/$1.der"
    openssl pkey -inform DER -in "$work/$1.der" -out "$work/$1.pem"
    openssl pkey -in "$work/$1.pem" -pubout -out "$work/$1.pub.pem"
    openssl pkey -in "$work/$1.pem" -pubout -outform DER | tail -c 32 >"$work/$1.pub.raw"
    {
        printf '    {\n      "key_id": "%s",\n' "$1"
        printf '      "private_key_pem": "%s\\n",\n' "$(quote "$work/$1.pem")"
        printf '      "private_key_raw_base64": "%s",\n' "$(unhex "$2" | b64)"
        printf '      "public_key_pem": "%s\\n",\n' "$(quote "$work/$1.pub.pem")"
        printf '      "public_key_raw_base64": "%s"\n    }' "$(b64 <"$work/$1.pub.raw")"
    } >>"$out"
}

# request NAME KEY METHOD TARGET TIMESTAMP: the body comes on standard input
request() {
    cat >"$work/body"
    sha=$(openssl dgst -sha256 -binary "$work/body" | hex)
    printf '%s\n%s\n%s\n%s' "$3" "$4" "$5" "$sha" >"$work/payload"
    openssl pkeyutl -sign -inkey "$work/$2.pem" -rawin -in "$work/payload" -out "$work/signature"
    printf %s "$4" >"$work/target"
    {
        printf '    {\n      "name": "%s",\n      "key_id": "%s",\n' "$1" "$2"
        printf '      "method": "%s",\n      "target": "%s",\n' "$3" "$(quote "$work/target")"
        printf '      "timestamp": "%s",\n      "body_base64": "%s",\n' "$5" "$(b64 <"$work/body")"
        printf '      "body_sha256": "%s",\n' "$sha"
        printf '      "canonical_payload": "%s",\n' "$(quote "$work/payload")"
        printf '      "signature_base64": "%s"\n    }' "$(b64 <"$work/signature")"
    } >>"$out"
}

# webhook NAME SECRET TIMESTAMP: the body comes on standard input
webhook() {
    cat >"$work/body"
    { printf '%s.' "$3"; cat "$work/body"; } >"$work/payload"
    mac=$(openssl mac -digest SHA256 -macopt "hexkey:$(printf %s "$2" | hex)" -in "$work/payload" -binary HMAC | hex)
    {
        printf '    {\n      "name": "%s",\n      "secret": "%s",\n' "$1" "$2"
        printf '      "timestamp": "%s",\n      "body_base64": "%s",\n' "$3" "$(b64 <"$work/body")"
        printf '      "signature_hex": "%s"\n    }' "$mac"
    } >>"$out"
}

comma() { printf ',\n' >>"$out"; }

cat >"$out" <<'END'
{
  "comment": "TEST ONLY. The private keys are published in RFC 8032 and the secrets below: never trust them with anything.",
  "made_by": "make-vectors.sh",
  "keys": [
END
key key_test1 9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60
comma
key key_test2 4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb
printf '\n  ],\n  "requests": [\n' >>"$out"
request "GET without a query, empty body" key_test1 GET /v1/wallets 1767323045 </dev/null
comma
request "GET with a query, kept as it was escaped" key_test1 GET \
    '/v1/invoices?reference=order%2048392%2Fa&status=pending,processing&limit=200' 1767323045 </dev/null
comma
printf %s '{"amount":"25.00","asset":"USDT","reference":"order_48392"}' |
    request "POST of an invoice" key_test1 POST /v1/invoices 1767323045
comma
printf '{\n  "asset": "USDT",\n  "amount": "25.00",\n  "reference": "order_48392"\n}\n' |
    request "POST of the same invoice in other bytes" key_test1 POST /v1/invoices 1767323045
comma
printf %s '{"amount":"0.015","asset":"BTC","reference":"Bestellung für Zoë 🧾 № 7"}' |
    request "POST with UTF-8 beyond the first plane" key_test2 POST /v1/invoices 1767323046
comma
request "POST with an empty body" key_test2 POST /v1/webhook_deliveries/dlv_700/redeliveries 1767323047 </dev/null
comma
printf %s '{"key_id":"key_test1","nonce":"9vXhQkz2Tq7mWc4LrB8ydA"}' |
    request "token exchange" key_test1 POST /v1/auth/tokens 1767323048
comma
printf %s '{"reason":"The laptop was lost."}' |
    request "revocation of the other key, at an early time" key_test2 POST /v1/keys/key_test1/revocations 1
comma
printf '\000\001\377 not JSON at all\r\n' |
    request "bytes that are neither JSON nor UTF-8" key_test1 POST /v1/invoices 1767323049
printf '\n  ],\n  "webhooks": [\n' >>"$out"
printf %s '{"id":"evt_1003","type":"invoice.paid","resource":{"type":"invoice","id":"inv_123"}}' |
    webhook "an event" whsec_test-only-known-to-everyone-000001 1767323045
comma
printf %s '{ "id": "evt_1003", "type": "invoice.paid", "resource": { "type": "invoice", "id": "inv_123" } }' |
    webhook "the same event in other bytes" whsec_test-only-known-to-everyone-000001 1767323045
comma
printf %s '{"id":"evt_1003","type":"invoice.paid","resource":{"type":"invoice","id":"inv_123"}}' |
    webhook "the same event with another secret, later" whsec_test-only-known-to-everyone-000002 1767323345
comma
printf %s '{"id":"evt_1004","note":"naïve 🧾"}' |
    webhook "a body in UTF-8" whsec_test-only-known-to-everyone-000001 1767323046
comma
webhook "an empty body" whsec_test-only-known-to-everyone-000001 1767323047 </dev/null
comma
printf %s '{"id":"evt_1005"}' |
    webhook "a secret longer than a block of SHA-256" \
        whsec_test-only-0123456789-0123456789-0123456789-0123456789-0123456789-0123456789 1767323048
printf '\n  ]\n}\n' >>"$out"
mv "$out" signing-vectors.json

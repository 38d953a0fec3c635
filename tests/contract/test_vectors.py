#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every signing vector holds under the openssl program, which does all the hashing, signing and
verifying here; python only carries bytes to it. A vector with one thing changed holds no longer."""

import base64
import json
import pathlib
import subprocess
import tempfile
import unittest

OPENAPI = pathlib.Path(__file__).resolve().parents[2] / "resources" / "openapi"
VECTORS = json.loads((OPENAPI / "signing-vectors.json").read_text(encoding="utf-8"))
KEYS = {key["key_id"]: key for key in VECTORS["keys"]}


def openssl(*arguments, data=b""):
    return subprocess.run(["openssl", *arguments], input=data, capture_output=True, check=False)


def sha256_hex(data):
    return openssl("dgst", "-sha256", "-r", data=data).stdout.split()[0].decode()


def hmac_hex(secret, data):
    done = openssl(
        "mac",
        "-digest",
        "SHA256",
        "-macopt",
        f"hexkey:{secret.encode().hex()}",
        "-in",
        "-",
        "HMAC",
        data=data,
    )
    return done.stdout.decode().strip().lower()


class Vectors(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)

    def file(self, name, data):
        path = self.folder / name
        path.write_bytes(data)
        return str(path)

    def verifies(self, public_pem, payload, signature):
        done = openssl(
            "pkeyutl",
            "-verify",
            "-rawin",
            "-pubin",
            "-inkey",
            self.file("pub.pem", public_pem.encode()),
            "-in",
            self.file("payload", payload),
            "-sigfile",
            self.file("sig", signature),
        )
        return done.returncode == 0

    def test_there_is_something_to_check(self):
        self.assertGreaterEqual(len(KEYS), 2)
        self.assertGreaterEqual(len(VECTORS["requests"]), 8)
        self.assertGreaterEqual(len(VECTORS["webhooks"]), 5)
        self.assertTrue(VECTORS["comment"].startswith("TEST ONLY"))
        for rows in (VECTORS["requests"], VECTORS["webhooks"]):
            self.assertEqual(len({row["name"] for row in rows}), len(rows), "names are unique")

    def test_keys(self):
        for key in KEYS.values():
            with self.subTest(key["key_id"]):
                private = key["private_key_pem"].encode()
                self.assertEqual(
                    openssl("pkey", "-pubout", data=private).stdout.decode(), key["public_key_pem"]
                )
                raw = openssl("pkey", "-outform", "DER", data=private).stdout[-32:]
                self.assertEqual(base64.b64encode(raw).decode(), key["private_key_raw_base64"])
                public = openssl("pkey", "-pubout", "-outform", "DER", data=private).stdout[-32:]
                self.assertEqual(base64.b64encode(public).decode(), key["public_key_raw_base64"])

    def test_requests(self):
        for row in VECTORS["requests"]:
            with self.subTest(row["name"]):
                key = KEYS[row["key_id"]]
                body = base64.b64decode(row["body_base64"], validate=True)
                self.assertEqual(sha256_hex(body), row["body_sha256"])
                payload = "\n".join(
                    (row["method"], row["target"], row["timestamp"], row["body_sha256"])
                )
                self.assertEqual(payload, row["canonical_payload"])
                signature = base64.b64decode(row["signature_base64"], validate=True)
                self.assertEqual(len(signature), 64)
                self.assertTrue(self.verifies(key["public_key_pem"], payload.encode(), signature))
                private = self.file("private.pem", key["private_key_pem"].encode())
                again = openssl(
                    "pkeyutl",
                    "-sign",
                    "-rawin",
                    "-inkey",
                    private,
                    "-in",
                    self.file("p", payload.encode()),
                )
                self.assertEqual(again.stdout, signature, "Ed25519 is deterministic")

    def test_a_changed_request_does_not_verify(self):
        row = VECTORS["requests"][0]
        public = KEYS[row["key_id"]]["public_key_pem"]
        other = next(key for name, key in KEYS.items() if name != row["key_id"])["public_key_pem"]
        payload, signature = row["canonical_payload"].encode(), base64.b64decode(
            row["signature_base64"]
        )
        self.assertTrue(self.verifies(public, payload, signature))
        self.assertFalse(self.verifies(other, payload, signature))
        self.assertFalse(self.verifies(public, payload + b"\n", signature))
        self.assertFalse(self.verifies(public, payload.replace(b"GET", b"POST"), signature))
        self.assertFalse(self.verifies(public, payload, bytes([signature[0] ^ 1]) + signature[1:]))

    def test_webhooks(self):
        for row in VECTORS["webhooks"]:
            with self.subTest(row["name"]):
                data = (
                    row["timestamp"].encode()
                    + b"."
                    + base64.b64decode(row["body_base64"], validate=True)
                )
                self.assertEqual(hmac_hex(row["secret"], data), row["signature_hex"])
                self.assertNotEqual(hmac_hex(row["secret"], data + b"\n"), row["signature_hex"])
                self.assertNotEqual(hmac_hex(row["secret"] + "x", data), row["signature_hex"])

    def test_the_script_still_makes_them(self):
        script = self.file("make-vectors.sh", (OPENAPI / "make-vectors.sh").read_bytes())
        subprocess.run(["sh", script], check=True)
        self.assertEqual(
            (self.folder / "signing-vectors.json").read_bytes(),
            (OPENAPI / "signing-vectors.json").read_bytes(),
        )


if __name__ == "__main__":
    unittest.main()

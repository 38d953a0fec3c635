#!/usr/bin/python3
# SPDX-FileCopyrightText: CoinPay Desk contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The documents are whole, and a spoilt one is found out."""

import pathlib
import tempfile
import unittest

from openapi import DOCUMENTS, ContractError
from samples import load
from shape import check_file

# What the API is made of. A call that is lost from the document would be missed by nothing else.
CALLS = """
POST /v1/auth/tokens
GET /v1/keys
POST /v1/keys
POST /v1/keys/{key_id}/revocations
GET /v1/invoices
POST /v1/invoices
GET /v1/invoices/{invoice_id}
POST /v1/invoices/{invoice_id}/cancellations
GET /v1/escrows
POST /v1/escrows
GET /v1/escrows/{escrow_id}
GET /v1/escrows/{escrow_id}/releases
POST /v1/escrows/{escrow_id}/releases
GET /v1/escrows/{escrow_id}/releases/{release_id}
GET /v1/escrows/{escrow_id}/refunds
POST /v1/escrows/{escrow_id}/refunds
GET /v1/escrows/{escrow_id}/refunds/{refund_id}
GET /v1/escrows/{escrow_id}/disputes
POST /v1/escrows/{escrow_id}/disputes
GET /v1/escrows/{escrow_id}/disputes/{dispute_id}
GET /v1/wallets
GET /v1/wallets/{wallet_id}
GET /v1/wallets/{wallet_id}/balances
GET /v1/wallets/{wallet_id}/addresses
POST /v1/wallets/{wallet_id}/addresses
POST /v1/wallets/{wallet_id}/transfer_quotes
GET /v1/wallets/{wallet_id}/transfers
POST /v1/wallets/{wallet_id}/transfers
GET /v1/transfers/{transfer_id}
GET /v1/events
GET /v1/webhook_endpoints
POST /v1/webhook_endpoints
POST /v1/webhook_endpoints/{endpoint_id}/secret_rotations
GET /v1/webhook_deliveries
GET /v1/webhook_deliveries/{delivery_id}
POST /v1/webhook_deliveries/{delivery_id}/redeliveries
GET /v1/requests
GET /v1/requests/{request_id}
POST /sandbox/v1/keys
POST /sandbox/v1/invoices/{invoice_id}/payments
POST /sandbox/v1/escrows/{escrow_id}/fundings
POST /sandbox/v1/wallets/{wallet_id}/deposits
POST /sandbox/v1/blocks
POST /sandbox/v1/reorgs
POST /sandbox/v1/clock
POST /sandbox/v1/events/{event_id}/deliveries
POST /sandbox/v1/faults
POST /sandbox/v1/failures
DELETE /sandbox/v1/faults
GET /sandbox/v1/ledger
"""
CODES = """unauthenticated token_expired clock_skew signature_invalid signature_replayed
forbidden_scope not_found validation_failed invalid_state insufficient_funds invalid_destination
quote_expired idempotency_key_missing idempotency_key_reused idempotency_in_progress rate_limited
conflict internal unavailable"""
STATES = {
    "InvoiceStatus": "pending processing paid partially_paid overpaid expired canceled failed",
    "EscrowStatus": "funding_pending funded release_pending released partially_released "
    "refund_pending refunded disputed expired canceled failed",
    "OperationStatus": "accepted processing final failed canceled",
}


class Documents(unittest.TestCase):
    def test_the_documents_are_whole(self):
        for path in DOCUMENTS:
            with self.subTest(path.name):
                self.assertEqual(check_file(path), [])

    def test_every_call_of_the_contract_is_there_and_no_other(self):
        found = {
            f"{op.method.upper()} {op.path}" for document in load() for op in document.operations()
        }
        self.assertEqual(found, set(CALLS.strip().splitlines()))

    def test_every_code_and_state_is_there(self):
        schemas = load()[0].root["components"]["schemas"]
        self.assertLessEqual(set(CODES.split()), set(schemas["ErrorCode"]["x-codes"]))
        for name, states in STATES.items():
            self.assertEqual(set(schemas[name]["x-extensible-enum"]), set(states.split()))

    def spoilt(self, old, new, count=1):
        """check_file of a copy of the API's document in which `old` reads `new`."""
        text = DOCUMENTS[0].read_text(encoding="utf-8")
        self.assertIn(old, text)
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "spoilt.yaml"
            path.write_text(text.replace(old, new, count), encoding="utf-8")
            return "\n".join(check_file(path))

    def test_a_spoilt_document_is_found_out(self):
        for name, old, new, expected in (
            (
                "a reference that leads nowhere",
                "schemas/InvoiceId'",
                "schemas/InvoiceIds'",
                "leads nowhere",
            ),
            ("no operationId", "      operationId: createInvoice\n", "", "has no operationId"),
            (
                "the same operationId twice",
                "operationId: createInvoice",
                "operationId: listInvoices",
                "shares the",
            ),
            (
                "a path parameter that is not declared",
                "/v1/invoices/{invoice_id}:",
                "/v1/invoices/{id}:",
                "not declared",
            ),
            (
                "an example with a number for an amount",
                "      amount: '25.00'",
                "      amount: 25.00",
                "is not of type",
            ),
            (
                "an example in an unknown state",
                "  status: pending\n",
                "  status: pendant\n",
                "not one of",
            ),
            (
                "an example with an unknown member",
                "        status: processing\n",
                "        status: processing\n        colour: red\n",
                "Additional properties",
            ),
            (
                "an example with a broken date",
                "expires_at: '2026-01-02T04:04:05Z'",
                "expires_at: '2026-13-02T04:04:05Z'",
                "date-time",
            ),
            (
                "a code without an example",
                "code: quote_expired",
                "code: insufficient_funds",
                "quote_expired",
            ),
            (
                "a code with another status",
                "quote_expired: {status: 422",
                "quote_expired: {status: 410",
                "quote_expired",
            ),
            (
                "a transition to nowhere",
                "expired: [processing]",
                "expired: [procesing]",
                "procesing",
            ),
            (
                "a write without a key",
                "        - {$ref: '#/components/parameters/IdempotencyKey'}\n",
                "",
                "no Idempotency",
            ),
            (
                "a required member that is not described",
                "required: [code, message]\n      properties",
                "required: [code, message, why]\n      properties",
                "why is required",
            ),
            (
                "a component that nobody uses",
                "  schemas:\n",
                "  schemas:\n    Odd: {type: string, examples: [a]}\n",
                "never used",
            ),
            (
                "a line that is too long",
                "summary: Cancel an invoice",
                "summary: Cancel " + "x" * 120,
                "characters",
            ),
        ):
            with self.subTest(name):
                self.assertIn(expected, self.spoilt(old, new))

    def test_a_key_that_comes_twice_is_an_error(self):
        with self.assertRaisesRegex(ContractError, "comes twice"):
            self.spoilt("  title: CoinPay API\n", "  title: CoinPay API\n  title: Other\n")


if __name__ == "__main__":
    unittest.main()

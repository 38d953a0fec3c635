// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/drafts.h"
#include "api/wire/decode.h"
#include "api/wire/json.h"

#include <cstdlib>

using namespace coinpay;

namespace {

void require(bool held)
{
    if (!held)
        std::abort();
}

//! Every value is reached once, its text is UTF-8, and nothing lies deeper than is allowed.
std::size_t walk(const wire::JsonValue &value, int depth)
{
    require(depth <= wire::JsonDocument::MaxDepth);
    std::size_t values = 1;
    switch (value.type()) {
    case wire::JsonType::Null:
    case wire::JsonType::Boolean: break;
    case wire::JsonType::Number: require(!value.text().isEmpty()); break;
    case wire::JsonType::String: require(value.text().isValidUtf8()); break;
    case wire::JsonType::Array:
    case wire::JsonType::Object:
        for (const wire::JsonValue inner : value)
            values += walk(inner, depth + 1);
        break;
    }
    return values;
}

//! Money that was read can be written and read again.
void checkMoney(const Money &money)
{
    const auto again = Money::parse(money.toDecimal(), money.asset());
    require(again.has_value() && *again == money);
}

void checkInvoice(const Invoice &invoice)
{
    require(!invoice.id.isEmpty() && !invoice.statusText.isEmpty());
    checkMoney(invoice.amount);
    checkMoney(invoice.amountPaid);
}

template <typename T>
bool isRefusedInWords(const Result<T> &result)
{
    if (result)
        return false;
    require(result.error().kind == ErrorKind::Protocol && !result.error().message.isEmpty());
    return true;
}

template <typename T>
void checkMoneyOf(const T &movement)
{
    require(!movement.id.isEmpty() && !movement.statusText.isEmpty());
    checkMoney(movement.amount);
}

void checkEscrow(const Escrow &escrow)
{
    checkMoneyOf(escrow);
    checkMoney(escrow.amountFunded);
    require(!escrow.held().isNegative() && escrow.held().asset() == escrow.amount.asset());
}

void decodeEscrows(const QByteArray &body)
{
    if (const auto escrow = wire::decodeEscrow(body); !isRefusedInWords(escrow))
        checkEscrow(escrow->value);
    if (const auto page = wire::decodeEscrowPage(body); !isRefusedInWords(page)) {
        for (const Escrow &escrow : page->value.items)
            checkEscrow(escrow);
    }
    for (const auto kind :
         {EscrowActionKind::Release, EscrowActionKind::Refund, EscrowActionKind::Dispute}) {
        const auto action = wire::decodeEscrowAction(kind, body);
        if (!isRefusedInWords(action) && kind != EscrowActionKind::Dispute)
            checkMoneyOf(action->value);
        isRefusedInWords(wire::decodeEscrowActionPage(kind, body));
    }
}

void decodeWallets(const QByteArray &body)
{
    isRefusedInWords(wire::decodeWallet(body));
    isRefusedInWords(wire::decodeWalletPage(body));
    if (const auto sheet = wire::decodeBalances(body); !isRefusedInWords(sheet)) {
        for (const Balance &balance : sheet->value.balances) {
            require(!balance.available.isNegative() && !balance.pending.isNegative());
            require(balance.available.asset() == balance.pending.asset());
        }
    }
    isRefusedInWords(wire::decodeAddress(body));
    isRefusedInWords(wire::decodeAddressPage(body));
    if (const auto transfer = wire::decodeTransfer(body); !isRefusedInWords(transfer))
        checkMoneyOf(transfer->value);
    isRefusedInWords(wire::decodeTransferPage(body));
    if (const auto quote = wire::decodeQuote(body); !isRefusedInWords(quote)) {
        // What a person agrees to adds up.
        const auto total = quote->value.amount.plus(quote->value.fee);
        require(total.has_value() && *total == quote->value.total);
    }
}

//! A body from the journal, which may be damaged, read back into what was typed.
void readAsDraft(const QByteArray &body)
{
    for (const auto kind : {OperationKind::CreateInvoice, OperationKind::CreateEscrow,
                            OperationKind::ReleaseEscrow, OperationKind::SendTransfer}) {
        OperationDraft operation;
        operation.kind = kind;
        operation.body = body;
        operation.amount = Money::parse(u"1", QStringLiteral("USDC")).value_or(Money());
        (void)api::draftOf(operation);
    }
}

void decodeAsEverything(const QByteArray &body)
{
    decodeEscrows(body);
    decodeWallets(body);
    readAsDraft(body);
    isRefusedInWords(wire::decodeSeenRequest(body));
    if (const auto invoice = wire::decodeInvoice(body); !isRefusedInWords(invoice))
        checkInvoice(invoice->value);
    if (const auto page = wire::decodeInvoicePage(body); !isRefusedInWords(page)) {
        for (const Invoice &invoice : page->value.items)
            checkInvoice(invoice);
    }
    isRefusedInWords(wire::decodeEventPage(body));
    isRefusedInWords(wire::decodeSeenRequests(body));
    isRefusedInWords(wire::decodeToken(body));
    (void)wire::decodeProblem(body);
}

} // namespace

//! Whatever a server may answer, read as each of the answers that are expected.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray body(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    const auto document = wire::JsonDocument::parse(body);
    if (!isRefusedInWords(document))
        require(walk(document->root(), 1) <= wire::JsonDocument::MaxValues);
    decodeAsEverything(body);
    return 0;
}

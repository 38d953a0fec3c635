// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
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

void decodeAsEverything(const QByteArray &body)
{
    if (const auto invoice = wire::decodeInvoice(body); !isRefusedInWords(invoice))
        checkInvoice(invoice->value);
    if (const auto page = wire::decodeInvoicePage(body); !isRefusedInWords(page)) {
        for (const Invoice &invoice : page->value.invoices)
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

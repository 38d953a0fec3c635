// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"

namespace coinpay::wire {

namespace {

//! The total of a quote is what a person agrees to, so it must be what the rest of it says. That of
//! a transfer is what happened: it is shown as it came, and the log tells.
constexpr QLatin1String OddTotal("odd_total");

template <typename T>
void readCosts(Fields &fields, T &transfer)
{
    const QString asset = fields.word("asset", MaxWordLength);
    transfer.network = fields.text("network", MaxWordLength);
    transfer.amount = fields.money("amount", asset);
    transfer.fee = fields.money("fee", asset);
    transfer.total = fields.money("total", asset);
    transfer.destination = fields.word("destination", MaxTextLength);
}

template <typename T>
bool addsUp(const T &transfer)
{
    const auto sum = transfer.amount.plus(transfer.fee);
    return sum && *sum == transfer.total;
}

TransferQuote readQuote(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    TransferQuote quote;
    quote.id = fields.word("id");
    quote.walletId = fields.word("wallet_id");
    readCosts(fields, quote);
    if (!fields.failed() && !addsUp(quote))
        fields.fault("total", Words::tr("is not the amount and the fee together", "after a place"));
    quote.createdAt = fields.time("created_at");
    quote.expiresAt = fields.time("expires_at");
    return quote;
}

} // namespace

Transfer readTransfer(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    Transfer transfer;
    transfer.id = fields.word("id");
    transfer.walletId = fields.word("wallet_id");
    readCosts(fields, transfer);
    if (!fields.failed() && !addsUp(transfer))
        decoding.flag(OddTotal);
    transfer.quoteId = fields.optionalText("quote_id", MaxIdLength);
    transfer.note = fields.optionalText("note", MaxTextLength);
    readStatus(decoding, fields, transfer, movementStatusFromName);
    readChain(fields, transfer);
    readFailure(decoding, fields, place, transfer.failureCode, transfer.failureMessage);
    readStamps(fields, transfer);
    return transfer;
}

Result<Decoded<Transfer>> decodeTransfer(const QByteArray &body)
{
    return decode<Transfer>(body, readTransfer);
}

Result<Decoded<api::Page<Transfer>>> decodeTransferPage(const QByteArray &body)
{
    return decodePage<Transfer>(body, readTransfer);
}

Result<Decoded<TransferQuote>> decodeQuote(const QByteArray &body)
{
    return decode<TransferQuote>(body, readQuote);
}

} // namespace coinpay::wire

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/wire/reading.h"
#include "domain/asset.h"

#include <algorithm>

namespace coinpay::wire {

namespace {

//! The contract lets an asset's only network go unsaid, and has `pending` taken as zero when it is
//! missing.
Balance readBalance(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    const QString asset = fields.word("asset", MaxWordLength);
    Balance balance;
    balance.network = networkOrDefault(asset, fields.optionalText("network", MaxWordLength));
    balance.available = fields.money("available", asset);
    balance.pending = fields.optionalMoney("pending", asset).value_or(Money::zero(asset));
    return balance;
}

bool isSameRow(const Balance &one, const Balance &other)
{
    return one.network == other.network && one.available.asset() == other.available.asset();
}

//! Which of two rows for one asset and network counts cannot be known.
void refuseTwins(const QList<Balance> &balances, const Place &place, Decoding &decoding)
{
    for (qsizetype i = 1; i < balances.size() && !decoding.error; ++i) {
        const auto isTwin = [&](const Balance &other) { return isSameRow(balances[i], other); };
        if (std::any_of(balances.begin(), balances.begin() + i, isTwin)) {
            const Place list{&place, "balances"};
            decoding.error =
                misread(Place{&list, {}, i}, Words::tr("is there twice", "after a place"));
        }
    }
}

BalanceSheet readBalances(Decoding &decoding, JsonValue value, const Place &place)
{
    constexpr qsizetype MaxRows = 1000; // each is compared with each
    Fields fields(decoding, value, place);
    BalanceSheet sheet;
    sheet.walletId = fields.word("wallet_id");
    sheet.balances = readList<Balance>(decoding, fields, "balances", place, readBalance);
    if (sheet.balances.size() > MaxRows)
        fields.fault("balances", Words::tr("is too long", "after a place"));
    refuseTwins(sheet.balances, place, decoding);
    sheet.version = fields.integer("version", 1, MaxVersion);
    sheet.updatedAt = fields.time("updated_at");
    return sheet;
}

} // namespace

Wallet readWallet(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    Wallet wallet;
    wallet.id = fields.word("id");
    wallet.label = fields.text("label", MaxTextLength);
    readStatus(decoding, fields, wallet, walletStatusFromName);
    readStamps(fields, wallet);
    return wallet;
}

ReceiveAddress readAddress(Decoding &decoding, JsonValue value, const Place &place)
{
    Fields fields(decoding, value, place);
    ReceiveAddress address;
    address.id = fields.word("id");
    address.walletId = fields.word("wallet_id");
    address.asset = fields.word("asset", MaxWordLength);
    address.network = fields.text("network", MaxWordLength);
    address.address = fields.word("address", MaxTextLength);
    address.statusText = fields.word("status", MaxWordLength);
    address.isRetired = address.statusText == QLatin1String("retired");
    if (!address.isRetired && address.statusText != QLatin1String("active") && !fields.failed())
        decoding.flag(UnknownStatus);
    readStamps(fields, address);
    return address;
}

Result<Decoded<Wallet>> decodeWallet(const QByteArray &body)
{
    return decode<Wallet>(body, readWallet);
}

Result<Decoded<api::Page<Wallet>>> decodeWalletPage(const QByteArray &body)
{
    return decodePage<Wallet>(body, readWallet);
}

Result<Decoded<BalanceSheet>> decodeBalances(const QByteArray &body)
{
    return decode<BalanceSheet>(body, readBalances);
}

Result<Decoded<ReceiveAddress>> decodeAddress(const QByteArray &body)
{
    return decode<ReceiveAddress>(body, readAddress);
}

Result<Decoded<api::Page<ReceiveAddress>>> decodeAddressPage(const QByteArray &body)
{
    return decodePage<ReceiveAddress>(body, readAddress);
}

} // namespace coinpay::wire

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/resource.h"

namespace coinpay {

namespace {

template <typename Function, typename Nothing>
auto ask(const Resource &resource, Nothing nothing, Function function) -> Nothing
{
    return std::visit(
        [&](const auto &value) -> Nothing {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>)
                return nothing;
            else
                return function(value);
        },
        resource);
}

struct TypeName
{
    QLatin1String operator()(const Invoice &) const { return QLatin1String("invoice"); }

    QLatin1String operator()(const Escrow &) const { return QLatin1String("escrow"); }

    QLatin1String operator()(const EscrowAction &action) const
    {
        return escrowActionName(action.kind);
    }

    QLatin1String operator()(const Wallet &) const { return QLatin1String("wallet"); }

    QLatin1String operator()(const ReceiveAddress &) const { return QLatin1String("address"); }

    QLatin1String operator()(const Transfer &) const { return QLatin1String("transfer"); }

    QLatin1String operator()(const WebhookDelivery &) const { return QLatin1String("delivery"); }
};

} // namespace

bool isKnown(const Resource &resource)
{
    return !std::holds_alternative<std::monostate>(resource);
}

QString idOf(const Resource &resource)
{
    return ask(resource, QString(), [](const auto &value) { return value.id; });
}

QString typeOf(const Resource &resource)
{
    return ask(resource, QString(), [](const auto &value) { return QString(TypeName()(value)); });
}

QString statusTextOf(const Resource &resource)
{
    return ask(resource, QString(), [](const auto &value) { return value.statusText; });
}

qint64 versionOf(const Resource &resource)
{
    return ask(resource, qint64(0), [](const auto &value) { return value.version; });
}

} // namespace coinpay

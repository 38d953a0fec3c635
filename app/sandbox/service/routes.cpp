// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/service/routes.h"

#include "sandbox/auth/gate.h"
#include "sandbox/auth/keys.h"
#include "sandbox/events/deliveries.h"
#include "sandbox/events/endpoints.h"
#include "sandbox/resources/escrows.h"
#include "sandbox/resources/invoices.h"
#include "sandbox/resources/transfers.h"
#include "sandbox/resources/wallets.h"
#include "sandbox/service/requestlog.h"

namespace coinpay::sandbox {

using namespace Qt::StringLiterals;

namespace {

Route read(const char *path, Handler handler)
{
    return {"GET", path, RouteKind::Read, u"read"_s, std::move(handler)};
}

Route write(const char *path, const QString &scope, Handler handler)
{
    return {"POST", path, RouteKind::Write, scope, std::move(handler)};
}

QList<Route> authRoutes()
{
    const QString scope = u"keys:write"_s;
    return {
        {"POST", "/v1/auth/tokens", RouteKind::Token, {}, createToken},
        read("/v1/keys", keys::list),
        write("/v1/keys", scope, keys::create),
        write("/v1/keys/{}/revocations", scope, keys::revoke),
        read("/v1/requests", requests::list),
        read("/v1/requests/{}", requests::get),
    };
}

QList<Route> invoiceRoutes()
{
    const QString scope = u"invoices:write"_s;
    return {
        read("/v1/invoices", invoices::list),
        write("/v1/invoices", scope, invoices::create),
        read("/v1/invoices/{}", invoices::get),
        write("/v1/invoices/{}/cancellations", scope, invoices::cancel),
    };
}

QList<Route> escrowRoutes()
{
    const QString scope = u"escrows:write"_s;
    return {
        read("/v1/escrows", escrows::list),
        write("/v1/escrows", scope, escrows::create),
        read("/v1/escrows/{}", escrows::get),
        read("/v1/escrows/{}/releases", escrows::listReleases),
        write("/v1/escrows/{}/releases", scope, escrows::release),
        read("/v1/escrows/{}/releases/{}", escrows::getRelease),
        read("/v1/escrows/{}/refunds", escrows::listRefunds),
        write("/v1/escrows/{}/refunds", scope, escrows::refund),
        read("/v1/escrows/{}/refunds/{}", escrows::getRefund),
        read("/v1/escrows/{}/disputes", escrows::listDisputes),
        write("/v1/escrows/{}/disputes", scope, escrows::dispute),
        read("/v1/escrows/{}/disputes/{}", escrows::getDispute),
    };
}

QList<Route> walletRoutes()
{
    const QString scope = u"transfers:write"_s;
    return {
        read("/v1/wallets", wallets::list),
        read("/v1/wallets/{}", wallets::get),
        read("/v1/wallets/{}/balances", wallets::balances),
        read("/v1/wallets/{}/addresses", wallets::listAddresses),
        write("/v1/wallets/{}/addresses", scope, wallets::createAddress),
        write("/v1/wallets/{}/transfer_quotes", scope, transfers::quote),
        read("/v1/wallets/{}/transfers", transfers::list),
        write("/v1/wallets/{}/transfers", scope, transfers::create),
        read("/v1/transfers/{}", transfers::get),
    };
}

QList<Route> eventRoutes()
{
    const QString scope = u"webhooks:write"_s;
    return {
        {"GET", "/v1/events", RouteKind::Events, u"read"_s, {}},
        read("/v1/webhook_endpoints", endpoints::list),
        write("/v1/webhook_endpoints", scope, endpoints::create),
        write("/v1/webhook_endpoints/{}/secret_rotations", scope, endpoints::rotate),
        read("/v1/webhook_deliveries", deliveries::list),
        read("/v1/webhook_deliveries/{}", deliveries::get),
        write("/v1/webhook_deliveries/{}/redeliveries", scope, deliveries::redeliver),
    };
}

} // namespace

const QList<Route> &apiRoutes()
{
    static const QList<Route> routes =
        authRoutes() + invoiceRoutes() + escrowRoutes() + walletRoutes() + eventRoutes();
    return routes;
}

} // namespace coinpay::sandbox

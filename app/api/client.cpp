// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "api/client.h"

#include "api/call.h"

#include <QCoreApplication>

namespace coinpay {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Client)
};

} // namespace

class Client::Private
{
public:
    Private(Transport &transport, const Clock &clock, RandomSource &random,
            api::Credentials credentials)
        : session(transport, clock, random, std::move(credentials))
        , tokens(session)
    {
    }

    QFuture<Result<ApiAnswer>> start(const ApiRequest &request, api::Call::Kind kind)
    {
        auto *call = new api::Call(session, tokens, request, kind);
        call->setParent(&calls);
        QFuture<Result<ApiAnswer>> future = call->future();
        call->start();
        return future;
    }

    api::Session session;
    api::TokenKeeper tokens;
    QObject calls;
};

Client::Client(Transport &transport, const Clock &clock, RandomSource &random, QString keyId,
               std::shared_ptr<const SigningKey> key)
    : d(std::make_unique<Private>(transport, clock, random,
                                  api::Credentials{std::move(keyId), std::move(key)}))
{
    connect(&d->session, &api::Session::attempted, this, &Client::attempted);
    connect(&d->session, &api::Session::reachableChanged, this, &Client::reachableChanged);
}

Client::~Client()
{
    const auto open = d->calls.findChildren<api::Call *>(Qt::FindDirectChildrenOnly);
    for (api::Call *call : open)
        call->abandon();
}

QFuture<Result<ApiAnswer>> Client::read(const ApiRequest &request)
{
    return d->start(request, api::Call::Kind::Read);
}

QFuture<Result<ApiAnswer>> Client::write(const ApiRequest &request)
{
    if (request.idempotencyKey.isEmpty()) {
        return api::answered<ApiAnswer>(
            fail(ErrorKind::InvalidInput,
                 Words::tr("Nothing is sent without a key that keeps it from happening twice.")));
    }
    return d->start(request, api::Call::Kind::Write);
}

QStringList Client::scopes() const
{
    return d->tokens.scopes();
}

qint64 Client::clockOffsetMs() const
{
    return d->session.clockOffsetMs();
}

} // namespace coinpay

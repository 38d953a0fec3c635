// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/deskprivate.h"

namespace coinpay {

QFuture<Result<QByteArray>> Desk::signWith(const Signing &signing,
                                           const std::shared_ptr<const SigningKey> &key)
{
    using Signed = Result<QByteArray>;
    const auto ask = [this, signing](const std::shared_ptr<const SigningKey> &ifNone) {
        return d->ask<Signed>([signing, ifNone](EngineRoom &room) {
            const auto &use = room.key() ? room.key() : ifNone;
            return QtFuture::makeReadyFuture(use ? signing(*use) : Signed(fail(notConnectedYet())));
        });
    };
    if (d->connected || key)
        return ask(key);
    auto promise = std::make_shared<QPromise<Signed>>();
    promise->start();
    const auto finish = [promise](const Signed &answer) {
        promise->addResult(answer);
        promise->finish();
    };
    whenDone(d->secrets.read(privateKeyEntry(d->profile.name, d->profile.keyId)), this,
             [this, ask, finish](const Result<SharedSecret> &secret) {
                 auto loaded = secret ? SigningKey::fromPem((*secret)->view())
                                      : Result<SigningKey>(fail(secret.error()));
                 if (!loaded) {
                     finish(fail(loaded.error()));
                     return;
                 }
                 whenDone(ask(std::make_shared<const SigningKey>(std::move(*loaded))), this,
                          finish);
             });
    return promise->future();
}

} // namespace coinpay

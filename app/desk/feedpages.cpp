// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "desk/feedpages.h"

#include "core/whendone.h"
#include "desk/desk.h"

#include <QPromise>

namespace coinpay {

QFuture<Result<FeedPage>> fetchFeedPage(Desk &desk, const QByteArray &target)
{
    auto promise = std::make_shared<QPromise<Result<FeedPage>>>();
    promise->start();
    const auto ask = [&desk, target, promise] {
        whenDone(desk.readRaw(target), &desk, [promise](const Result<HttpAnswer> &answer) {
            promise->addResult(answer ? readFeedAnswer(answer->status, answer->body)
                                      : Result<FeedPage>(fail(answer.error())));
            promise->finish();
        });
    };
    QMetaObject::invokeMethod(&desk, ask, Qt::QueuedConnection);
    return promise->future();
}

} // namespace coinpay

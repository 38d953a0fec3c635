// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/openrequests.h"

#include <QFileOpenEvent>
#include <QTimer>
#include <QUrl>

namespace coinpay {

namespace {

std::optional<Errand> errandOf(const QFileOpenEvent &event)
{
    if (auto errand = errandOfLink(QString::fromUtf8(event.url().toEncoded())))
        return errand;
    return errandOfFile(event.file());
}

} // namespace

bool OpenRequests::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    // What is not understood is nobody else's either.
    if (const auto errand = errandOf(static_cast<const QFileOpenEvent &>(*event)))
        QTimer::singleShot(0, this, [this, errand = *errand] { Q_EMIT asked(errand); });
    return true;
}

} // namespace coinpay

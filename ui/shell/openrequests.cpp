// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/openrequests.h"

#include <QFileOpenEvent>
#include <QUrl>

#include <utility>

namespace coinpay {

namespace {

std::optional<Errand> errandOf(const QFileOpenEvent &event)
{
    if (auto errand = errandOfLink(QString::fromUtf8(event.url().toEncoded())))
        return errand;
    return errandOfFile(event.file());
}

} // namespace

void OpenRequests::begin()
{
    m_hasBegun = true;
    for (const Errand &errand : std::exchange(m_early, {}))
        Q_EMIT asked(errand);
}

bool OpenRequests::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::FileOpen)
        return QObject::eventFilter(watched, event);
    // What is not understood is nobody else's either.
    const auto errand = errandOf(static_cast<const QFileOpenEvent &>(*event));
    if (errand && m_hasBegun)
        Q_EMIT asked(*errand);
    else if (errand)
        m_early.append(*errand);
    return true;
}

} // namespace coinpay

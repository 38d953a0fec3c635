// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace coinpay {

enum class WebhookOrigin {
    Delivery, //!< somebody sent it
    Feed,     //!< missed, and filled in from the event feed
};

enum class WebhookState {
    Refused, //!< not to be trusted: kept to be looked at, never handled
    Waiting, //!< stored, and its handling is not over
    Handled, //!< told, or answered well by whom it was forwarded to
    GivenUp, //!< forwarded as often as allowed, and never answered well
};

//! Stable, untranslated words: "delivery", "waiting".
[[nodiscard]] QLatin1String webhookOriginName(WebhookOrigin origin);
[[nodiscard]] QLatin1String webhookStateName(WebhookState state);

//! One message as it arrived, and what became of it.
struct WebhookReceipt
{
    qint64 row = 0;    //!< the store's own; grows
    QString eventId;   //!< by which it is handled once; may be empty where it is refused
    QString eventType; //!< "invoice.paid", as the body says
    QString resourceId;
    WebhookOrigin origin = WebhookOrigin::Delivery;
    WebhookState state = WebhookState::Waiting;
    UnixMs receivedAt = 0;
    UnixMs lastAt = 0;          //!< of the latest one with this event id
    int times = 1;              //!< how often it came
    bool cameDiffering = false; //!< a later one bore this event id and another body
    QString verdict;            //!< "valid", "mismatched", …
    QString scheme;             //!< "coinpay"; empty where it has none
    QString secretId;           //!< as the sender names it; empty where it does not
    QString sentence;           //!< the verdict, for a person
    QString advice;             //!< what to do about it
    QByteArray headers;         //!< a block as it came, without what may be a secret
    QByteArray body;            //!< the exact bytes; their beginning only, where it is refused
    qint64 bodySize = 0;        //!< of all of it
    UnixMs droppedAt = 0;       //!< when headers and body grew old and went; 0: they are here
    QString bodySha256;         //!< hex, of a body that is gone; empty where it never was whole
    UnixMs nextTryAt = 0;       //!< of a waiting one that was tried before
    int tries = 0;              //!< of forwarding it
    int lastStatus = 0;         //!< of the last answer; 0: none
    QString lastError;          //!< of the last try, for a person
};

//! One try to forward a receipt.
struct WebhookForward
{
    qint64 receipt = 0; //!< row
    int number = 0;     //!< from 1
    QString url;
    UnixMs startedAt = 0;
    qint64 durationMs = -1; //!< -1: it was cut short by the end of the program
    int status = 0;         //!< 0: no answer
    QString error;          //!< for a person
    QByteArray answer;      //!< the beginning of its body
};

} // namespace coinpay

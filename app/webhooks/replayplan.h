// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "crypto/secretbytes.h"
#include "http/exchange.h"
#include "webhooks/scheme.h"

namespace coinpay {

//! An event as its sender would send it.
struct ReplayEvent
{
    QString id;
    QString type;
    QByteArray body;
    qint64 version = 0; //!< of its resource; 0 where it has none
};

//! Out of a body; its id as eventIdentity() has it.
[[nodiscard]] ReplayEvent replayEventOf(const QByteArray &body);

//! What is done to an event before it is sent.
enum class ReplayKind {
    Plain,       //!< nothing: signed anew, now
    Again,       //!< it was sent before
    Late,        //!< signed as of some time ago
    Older,       //!< a newer one of its resource was sent before
    BodyChanged, //!< after it was signed
    OtherSecret, //!< signed with one that the handler does not have
    TimeChanged, //!< signed an hour ago, its time set to now afterwards
};

//! A stable, untranslated word for scripts: "body_changed".
[[nodiscard]] QLatin1String replayKindName(ReplayKind kind);
//! For a person.
[[nodiscard]] QString replayKindText(ReplayKind kind);

//! What a person wants to see a handler cope with.
struct ReplayWish
{
    int times = 1;
    qint64 lateSeconds = 0;
    bool isOutOfOrder = false; //!< the newest first
    bool isTampered = false;   //!< each way of tampering, then the event as it is
};

inline constexpr int MostReplays = 1000;

struct ReplayStep
{
    ReplayKind kind = ReplayKind::Plain;
    ReplayEvent event;
    qint64 lateSeconds = 0;
    bool mustBeTaken = true; //!< else a handler that is right refuses it
};

//! The steps, in their order. InvalidInput with a sentence where the wish makes no sense: out of
//! order with one event, late where the scheme signs no time, too many.
[[nodiscard]] Result<QList<ReplayStep>> planReplay(QList<ReplayEvent> events,
                                                   const ReplayWish &wish, WebhookScheme scheme);

//! The request of a step, signed as of `now`.
[[nodiscard]] http::Request replayRequest(const ReplayStep &step, WebhookScheme scheme,
                                          const SecretBytes &secret, UnixMs now);

//! How a handler answered one step.
struct ReplayAnswer
{
    ReplayStep step;
    http::Outcome outcome;
    bool isRight = false;
    QString sentence; //!< for a person: what it means
};

[[nodiscard]] ReplayAnswer judgeReplay(const ReplayStep &step, const http::Outcome &outcome);

} // namespace coinpay

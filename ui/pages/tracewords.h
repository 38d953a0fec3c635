// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/advicecard.h"
#include "theme/states.h"
#include "trace/trace.h"

namespace coinpay {

//! How a thing of this kind is drawn: an icon's name.
[[nodiscard]] QString iconOf(FoundKind kind);
//! How a thing stands, by the server's word for it; of an operation by the journal's, of a call by
//! what came of it. Empty: nobody told.
[[nodiscard]] theme::StateLook stateLook(FoundKind kind, const QString &status);
//! "by its reference": why this thing is among what was found. Empty for its own id.
[[nodiscard]] QString foundByText(FoundBy by);

//! How an entry of a timeline is drawn.
struct EntryLook
{
    QString icon;
    theme::Tone tone = theme::Tone::Neutral;
};

[[nodiscard]] EntryLook entryLook(const TraceEntry &entry);

//! What it comes to: the state, since when and why, and what can safely be done now.
[[nodiscard]] Advice adviceFor(const Trace &trace, UnixMs now, const QLocale &locale);

} // namespace coinpay

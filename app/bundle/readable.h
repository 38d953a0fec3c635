// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/archive.h"

namespace coinpay {

//! A part of a bundle for a person: a trace as its timeline, everything else as its members, one a
//! line. Whoever made it, what it says is made safe to show, and what is too long is cut with a
//! word about it. Never fails: what is no JSON of ours is told so.
[[nodiscard]] QString readablePart(const BundlePart &part);

//! "Timeline", "Operations", …; the file's own name for one that is not known.
[[nodiscard]] QString partTitle(const QByteArray &name);

} // namespace coinpay

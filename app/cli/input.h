// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

namespace coinpay::cli {

//! All of a file, or of standard input for "-"; a usage error beyond `most` bytes.
[[nodiscard]] Result<QByteArray> readInput(const QString &path, qsizetype most);

} // namespace coinpay::cli

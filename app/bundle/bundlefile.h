// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bundle/archive.h"

namespace coinpay {

//! ".coinpay-bundle"
inline constexpr QLatin1String BundleExtension(".coinpay-bundle");

//! All or nothing, readable by its owner alone. Errors: StorageFull, StorageReadOnly, StorageFault.
[[nodiscard]] Done writeBundleFile(const QString &path, const QByteArray &bytes);
//! InvalidInput or NotFound with a sentence for what is no file, cannot be read, or is too large.
[[nodiscard]] Result<QByteArray> readBundleFile(const QString &path);
//! "support-order_48392-20260203.coinpay-bundle": of what it is about, and safe as a file's name.
[[nodiscard]] QString bundleFileName(const QString &about, qint64 nowMs);

} // namespace coinpay

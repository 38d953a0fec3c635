// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QByteArrayView>

namespace coinpay {

//! Enough for every chain; a whole system bundle is not what one server is pinned to.
inline constexpr qsizetype MaxCertificatesSize = 64 * 1024;

//! Whether this is one or more X.509 certificates in PEM, and nothing else. InvalidInput with a
//! sentence: not PEM, a private or public key, damaged, too large. Says nothing of their validity.
[[nodiscard]] Done checkCertificates(QByteArrayView pem);

} // namespace coinpay

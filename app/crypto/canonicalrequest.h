// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/digest.h"

#include <QByteArray>
#include <QByteArrayView>

namespace coinpay {

//! CONTRACT "Signing": METHOD \n request-target \n timestamp \n hex(sha256(exact body bytes)).
//! `target` is path and query exactly as on the request line; `timestampSeconds` is Unix time.
[[nodiscard]] QByteArray canonicalRequest(QByteArrayView method, QByteArrayView target,
                                          qint64 timestampSeconds, QByteArrayView body);

} // namespace coinpay

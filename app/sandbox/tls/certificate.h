// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/result.h"

#include <QSslConfiguration>
#include <QString>

namespace coinpay::sandbox {

//! What a directory's server shows and what its clients trust.
struct ServerIdentity
{
    QSslConfiguration tls;
    QString caFile;
};

//! Reads DIR/tls, or makes there a small certificate authority and a certificate for localhost,
//! 127.0.0.1 and ::1 signed by it. The authority's own key is never written: nothing else can be
//! signed with it, so trusting ca_file is harmless.
[[nodiscard]] Result<ServerIdentity> serverIdentity(const QString &directory, UnixMs now);

} // namespace coinpay::sandbox

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QStringList>

namespace coinpay::sandbox {

struct Options
{
    quint16 port = 0;
    QString directory;
    bool printConfig = false;
    qint64 seed = 0;        //!< how many invoices a new directory is filled with
    quint64 seedNumber = 1; //!< the same number, the same data
    double speed = 1.0;
    double blockSeconds = 5.0;
    int ratePer10s = 2000;
    bool autoplay = false;
    QString recordFile;
    bool tellVersion = false; //!< and nothing else
    bool json = false;        //!< of tellVersion
};

[[nodiscard]] Result<Options> readOptions(const QStringList &arguments);

} // namespace coinpay::sandbox

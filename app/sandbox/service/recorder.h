// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http/message.h"

#include <QFile>

namespace coinpay::sandbox {

//! Appends one JSON line an exchange to a file, for tests that hold what was said against the
//! contract. The bearer token is left out.
class Recorder
{
public:
    //! Empty: nothing is recorded.
    explicit Recorder(const QString &file);
    void record(const http::Request &request, const http::Response &response, const QString &fault);

private:
    QFile m_file;
};

} // namespace coinpay::sandbox

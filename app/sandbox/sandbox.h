// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/clock.h"
#include "core/ids.h"
#include "core/processlock.h"
#include "http/server.h"
#include "sandbox/options.h"
#include "sandbox/service/service.h"
#include "sandbox/tls/certificate.h"

#include <memory>

namespace coinpay::sandbox {

//! The whole sandbox over one directory.
class Sandbox
{
public:
    explicit Sandbox(const Options &options);
    ~Sandbox();
    Q_DISABLE_COPY_MOVE(Sandbox)

    //! Opens or makes the books, the keys and the certificate, and listens.
    [[nodiscard]] Done start();
    //! {"url","control_url","ca_file","key_id","key_file"}
    [[nodiscard]] QByteArray config() const;

private:
    //! One sandbox a directory.
    [[nodiscard]] Done takeDirectory();
    [[nodiscard]] Done openBooks();
    [[nodiscard]] Done makeBooks(const QString &file);
    [[nodiscard]] Done makeKey(Books &books);
    void loadClock();

    Options m_options;
    SystemClock m_real;
    SystemRandom m_random;
    std::unique_ptr<ProcessLock> m_lock;
    std::unique_ptr<Database> m_database;
    std::unique_ptr<SimClock> m_clock;
    std::unique_ptr<Books> m_books;
    std::unique_ptr<Service> m_service;
    std::unique_ptr<QObject> m_autoplay;
    std::unique_ptr<http::Server> m_server;
    ServerIdentity m_identity;
};

} // namespace coinpay::sandbox

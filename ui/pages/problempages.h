// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "pages/problemface.h"

namespace coinpay {

//! The keychain said no: missing, locked, denied, or without our entry.
class KeychainPage : public ProblemFace
{
    Q_OBJECT

public:
    explicit KeychainPage(QWidget *parent = nullptr);
    void explain(const Error &error);

Q_SIGNALS:
    void retryRequested();
    //! Import a key that is kept in memory until the program ends.
    void sessionOnlyRequested();
    //! Import the lost key again, or make another.
    void newKeyRequested();
    //! Go on with what is stored here; nothing can be sent.
    void offlineRequested();
};

//! The disk said no: damaged journal, read-only home, full disk, busy.
class StoragePage : public ProblemFace
{
    Q_OBJECT

public:
    explicit StoragePage(QWidget *parent = nullptr);
    //! `path`: the folder or file it is about.
    void explain(const Error &error, const QString &path);

Q_SIGNALS:
    void retryRequested();
    void quitRequested();
};

} // namespace coinpay

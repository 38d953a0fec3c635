// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shell/mainwindow.h"
#include "support/sandboxprocess.h"
#include "support/skippingclock.h"

#include <QTemporaryDir>

namespace coinpay::test {

//! A real window over a data directory of its own.
class DeskWindow
{
public:
    //! Adds a profile for the sandbox, its key kept for the session, and opens it.
    void connectTo(const SandboxProcess &sandbox);
    //! The same with a new key that has these scopes.
    void connectTo(SandboxProcess &sandbox, const QStringList &scopes);
    //! A profile whose server nobody answers for.
    void connectToNobody();
    //! Where a window that is opened from now on begins; on the invoices otherwise.
    void beginAt(Place place) { m_begin = place; }
    //! Opens the window as the program does, with what is in the directory.
    void open();
    void close();

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] Session &session() { return *m_session; }
    [[nodiscard]] QString dataDir() const { return m_dir.path(); }
    //! A file of the profile connectToNobody() made.
    [[nodiscard]] QString profileFile(const char *name) const
    {
        return m_dir.path() + QStringLiteral("/profiles/nobody/") + QString::fromLatin1(name);
    }

    [[nodiscard]] InvoicesPage &page() { return *m_window->invoicesPage(); }
    //! What counts seconds down is this much further at once.
    void skip(qint64 ms) { m_clock.skip(ms); }

    [[nodiscard]] Reader &reader() { return m_session->desk()->reader(); }

    //! A visible widget of this name in any window; null when there is none.
    template <typename T>
    [[nodiscard]] static T *find(const char *name)
    {
        return qobject_cast<T *>(findVisible(QString::fromLatin1(name)));
    }

    //! A real click in the middle of it.
    static void click(QWidget *widget);
    //! Real keys, to whatever has the focus.
    static void type(QWidget *editor, const QString &text);
    [[nodiscard]] std::optional<Operation> operation(const QString &reference);

private:
    [[nodiscard]] static QWidget *findVisible(const QString &name);
    void addProfile(const Profile &profile, const QByteArray &pem);
    void addSandbox(const SandboxProcess &sandbox, const QString &keyId, const QByteArray &pem);
    void makeSession();

    QTemporaryDir m_dir;
    SkippingClock m_clock;
    Place m_begin = Place::Invoices;
    SystemRandom m_random;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace coinpay::test

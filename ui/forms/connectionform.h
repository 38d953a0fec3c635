// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desk/desk.h"
#include "forms/connectionfields.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace coinpay {

class Field;
class KeySection;
class Notice;

//! What the form does to the world.
struct ConnectionActions
{
    std::function<QFuture<ConnectionReport>(const Profile &, std::shared_ptr<const SigningKey>)>
        test;
    //! Keychain first, then the profile. `sessionOnly` keeps the key in memory.
    std::function<QFuture<Done>(const Profile &, std::shared_ptr<const SigningKey>,
                                bool sessionOnly)>
        save;
    std::function<void(const QByteArray &)> saveDraft;
};

//! Server, key, test, save. What is typed survives every failure.
class ConnectionForm : public QWidget
{
    Q_OBJECT

public:
    enum class Kind {
        Sandbox, //!< with a place for the line coinpay-sandbox prints
        Server,
    };

    ConnectionForm(Kind kind, ConnectionActions actions, QWidget *parent = nullptr);
    //! Keeps what was typed in the last moment.
    ~ConnectionForm() override;

    [[nodiscard]] ConnectionFields fields() const;
    void fill(const ConnectionFields &fields);
    //! For a profile whose key was lost: server and name stand, only the key is asked for.
    void lockServer();
    [[nodiscard]] KeySection *keySection() const { return m_key; }

Q_SIGNALS:
    void saved(const QString &profileName);
    void backRequested();

private:
    void buildSandbox();
    void buildServer();
    void buildKey();
    [[nodiscard]] QWidget *buildCa();
    [[nodiscard]] QWidget *buttons();
    [[nodiscard]] QWidget *section(const QString &heading);
    void watch(const QString &name, Field *field);
    void changed();
    void showFaults(bool all);
    void readPasted();
    void chooseCa();
    void showCa();
    //! Empty when something is not right yet, which is then said in its place.
    [[nodiscard]] std::optional<Profile> ready();
    void test(bool andSave);
    void tested(const Profile &profile, const ConnectionReport &report, bool andSave);
    void save(const Profile &profile, bool sessionOnly);
    void saveFailed(const Profile &profile, const Error &error);
    void setBusy(bool busy, const QString &word = {});

    Kind m_kind;
    ConnectionActions m_actions;
    Notice *m_notice;
    KeySection *m_key = nullptr;
    QPlainTextEdit *m_pasted = nullptr;
    Field *m_pastedField = nullptr;
    QLineEdit *m_url = nullptr;
    QLineEdit *m_name = nullptr;
    QComboBox *m_environment = nullptr;
    QLabel *m_caText = nullptr;
    QPushButton *m_caRemove = nullptr;
    Field *m_caField = nullptr;
    QLineEdit *m_keyId = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_connect = nullptr;
    QLabel *m_busy = nullptr;
    QByteArray m_caPem;
    QHash<QString, Field *> m_rows;
    QTimer m_draftTimer;
    bool m_running = false;
};

} // namespace coinpay

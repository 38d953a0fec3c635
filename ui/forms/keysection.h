// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "crypto/signingkey.h"

#include <QWidget>

#include <memory>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace coinpay {

//! The private key of a profile that is being made: a new pair, or a PEM from a file or the
//! clipboard. Shows the public half, never the private one; a pasted PEM is wiped once it is read.
class KeySection : public QWidget
{
    Q_OBJECT

public:
    explicit KeySection(QWidget *parent = nullptr);

    [[nodiscard]] std::shared_ptr<const SigningKey> key() const { return m_key; }
    //! Whether it could be read; says why beneath the field where it could not.
    bool importPem(QByteArray pem);
    bool importFile(const QString &path);
    void forget();
    //! Says that a key is needed before one can go on.
    void demandKey();

Q_SIGNALS:
    void keyChanged();

private:
    [[nodiscard]] QWidget *choicePage();
    [[nodiscard]] QWidget *importPage();
    [[nodiscard]] QWidget *keyPage();
    void makePair();
    void chooseFile();
    void take(SigningKey key);
    void say(const QString &fault);
    void open(QWidget *page);

    std::shared_ptr<const SigningKey> m_key;
    QLabel *m_fault;
    QPlainTextEdit *m_paste = nullptr;
    QPlainTextEdit *m_public = nullptr;
    QWidget *m_choicePage = nullptr;
    QWidget *m_importPage = nullptr;
    QWidget *m_keyPage = nullptr;
};

} // namespace coinpay

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "console/request.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace coinpay {

class Notice;

//! Where a call is written: method, path, its fields, its body, with what the contract says of
//! each. What is wrong is said while it is typed.
class ConsoleEditor : public QWidget
{
    Q_OBJECT

public:
    explicit ConsoleEditor(QWidget *parent = nullptr);

    //! Exactly what would be sent.
    [[nodiscard]] console::ConsoleRequest request() const;
    void setRequest(const console::ConsoleRequest &request);
    //! Begins this call, with ids that are there already, and its first example as the body.
    void begin(const console::CatalogCall &call);
    //! The call it is; null while it is none.
    [[nodiscard]] const console::CatalogCall *call() const { return m_call; }

    //! Why it cannot be sent; empty when it can.
    [[nodiscard]] QString fault() const { return m_fault; }
    //! Why the key may not do it; empty when it may.
    void setHindrance(const QString &why);
    [[nodiscard]] Notice &notice() const { return *m_notice; }

Q_SIGNALS:
    void changed();
    void sendRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *buildLine();
    void buildBody(QVBoxLayout &column);
    void complete();
    void targetEdited();
    void fieldEdited();
    void showCall(const console::CatalogCall *call);
    void showFields();
    void showDocumentation();
    void check();
    void insertExample(int index);
    [[nodiscard]] QByteArray body() const;

    QComboBox *m_method = nullptr;
    QLineEdit *m_target = nullptr;
    QPushButton *m_send = nullptr;
    QLabel *m_summary = nullptr;
    QLabel *m_problem = nullptr;
    Notice *m_notice = nullptr;
    QWidget *m_fields = nullptr;
    QFormLayout *m_fieldRows = nullptr;
    QMap<QString, QLineEdit *> m_fieldEdits;
    QWidget *m_bodyPart = nullptr;
    QComboBox *m_examples = nullptr;
    QPlainTextEdit *m_body = nullptr;
    QPlainTextEdit *m_documentation = nullptr;
    const console::CatalogCall *m_call = nullptr;
    QString m_fault;
    QString m_hindrance;
    bool m_filling = false;
};

} // namespace coinpay

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/endpoints.h"
#include "domain/operation.h"
#include "forms/formdialog.h"

#include <QFuture>

#include <functional>

class QLineEdit;
class QPushButton;
class QRadioButton;

namespace coinpay {

class Field;
class Notice;

//! What the form can have done; both act on the operation it was made for.
struct DecisionActions
{
    //! What the server saw of it.
    std::function<QFuture<Result<QList<api::SeenRequest>>>()> ask;
    //! It happened, as this resource where its id is known; or it did not.
    std::function<QFuture<Done>(bool happened, const QString &resourceId, const QString &note)>
        decide;
};

//! An operation that cannot be resolved safely by itself: the facts, and a person's word on what
//! became of it. Deciding nothing is the default.
class DecisionForm : public FormDialog
{
    Q_OBJECT

public:
    DecisionForm(const Operation &operation, const QList<Attempt> &attempts,
                 DecisionActions actions, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *facts();
    [[nodiscard]] QWidget *choice();
    [[nodiscard]] QWidget *buttons();
    void ask();
    void tellChoice();
    void submit();
    void finished(const Done &done);

    const Operation m_operation;
    const QList<Attempt> m_attempts;
    DecisionActions m_actions;
    Notice *m_notice;
    QPushButton *m_ask = nullptr;
    QRadioButton *m_happened = nullptr;
    QRadioButton *m_didNot = nullptr;
    QLineEdit *m_resource;
    Field *m_resourceField;
    QLineEdit *m_note;
    Field *m_noteField;
    QPushButton *m_record = nullptr;
};

} // namespace coinpay

// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/operation.h"
#include "forms/fieldreading.h"
#include "forms/formdialog.h"

#include <QFuture>
#include <QTimer>

#include <functional>

class QPushButton;

namespace coinpay {

class Field;
class Notice;

//! A form that asks for a new resource. What is typed is kept as a draft until it is created or
//! discarded, whatever closes the window. Closes when the operation is durable; sending is the
//! driver's business. A subclass brings the fields.
class DraftForm : public FormDialog
{
    Q_OBJECT

public:
    //! Keeps the fields as typed; empty bytes remove the draft.
    using SaveDraft = std::function<void(const QByteArray &)>;

    ~DraftForm() override;

    //! After the server refused: its sentence on top, its field faults in their places.
    void explainRefusal(const Error &error);

    void done(int result) override;

Q_SIGNALS:
    void created(const coinpay::Operation &operation);

protected:
    struct Words
    {
        QString title;      //!< "New invoice"
        QString create;     //!< the button: "Create invoice"
        QString refused;    //!< "The server refused this invoice"
        QString notCreated; //!< "The invoice was not created"
    };

    DraftForm(const Words &words, SaveDraft saveDraft, QWidget *parent);

    //! The fields stand on it.
    [[nodiscard]] QWidget *page() const { return m_page; }
    //! Once, when all fields are watched; `first` has the keyboard.
    void finishBuilding(QWidget *first);
    //! A field by its name in the request. The keyboard goes to the first that is wrong, in this
    //! order.
    void watch(const QString &name, Field *field);
    [[nodiscard]] Field *row(const QString &name) const { return m_rows.value(name); }

    //! The person changed this one.
    void edited(const QString &name);
    //! What the server said of this one no longer counts.
    void forgetRefusal(const QString &name) { m_refused.remove(name); }

    //! Fills the fields without that being an edit.
    void fillFields(const std::function<void()> &fill);

    [[nodiscard]] virtual FieldReading reading() const = 0;
    //! As a draft keeps it; empty when nothing is there that would be a pity to lose.
    [[nodiscard]] virtual QByteArray packed() const = 0;
    //! The fields as they are at first.
    virtual void blank() = 0;
    //! Journals what the fields come to; asked only when nothing is wrong with them.
    [[nodiscard]] virtual QFuture<Result<Operation>> create() = 0;
    //! Something is wrong with this field, which may be folded away.
    virtual void reveal(const QString &name);
    //! What stands beneath fields that are right.
    virtual void showHints(const FieldReading &reading);

private:
    [[nodiscard]] QWidget *buttons();
    void changed();
    void showFaults();
    void keepDraft();
    void discard();
    void submit();
    void finished(const Result<Operation> &result);

    const Words m_words;
    SaveDraft m_saveDraft;
    Notice *m_notice;
    QWidget *m_page;
    QPushButton *m_create = nullptr;
    QPushButton *m_discard = nullptr;
    QStringList m_order;
    QHash<QString, Field *> m_rows;
    //! What the server said of a field, until that field is changed.
    QHash<QString, QString> m_refused;
    QTimer m_draftTimer;
    bool m_sending = false;
    bool m_filling = false;
    bool m_created = false;
};

} // namespace coinpay

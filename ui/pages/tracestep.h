// SPDX-FileCopyrightText: CoinPay Desk contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/tracewords.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace coinpay {

class CopyLabel;

//! One line of a trace: both clocks, what happened, and every id of it to copy.
class TraceStep : public QWidget
{
    Q_OBJECT

public:
    explicit TraceStep(const TraceEntry &entry, QWidget *parent = nullptr);

    //! Shows this one in the place of the one before, with the keyboard's focus where it was.
    void setEntry(const TraceEntry &entry);
    //! Above it, where a new day begins; empty where none does.
    void setDay(const QString &day);
    //! It stands for so many that can be shown each; 0: it is one.
    void setFolded(int entries);
    //! The first has no line above, the last none below.
    void setEnds(bool first, bool last);

    [[nodiscard]] const TraceEntry &entry() const { return m_entry; }

    //! "12:00:02"; a dash where that clock says nothing.
    [[nodiscard]] QString serverClock() const;
    [[nodiscard]] QString ourClock() const;
    [[nodiscard]] QString sentence() const;

    //! Where its picture stands, beside the sentence.
    [[nodiscard]] QRect iconRect() const;

    //! How wide each of the two clocks stands in a timeline of this font.
    [[nodiscard]] static int clockWidth(const QFont &font);

Q_SIGNALS:
    //! Each of what is folded is to be seen.
    void unfoldRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tellIds();
    void tellClock(QLabel &label, UnixMs time) const;
    CopyLabel *idLabel(const QString &caption);
    void dress();

    TraceEntry m_entry;
    bool m_isFirst = false;
    bool m_isLast = false;
    QLabel *m_day;
    QLabel *m_server;
    QLabel *m_ours;
    QLabel *m_sentence;
    QLabel *m_note;
    QWidget *m_ids = nullptr;        //!< made when there is one
    QPushButton *m_unfold = nullptr; //!< likewise
};

//! Whether two entries tell of the same thing, perhaps at different times of its life.
[[nodiscard]] bool isSameStep(const TraceEntry &a, const TraceEntry &b);

} // namespace coinpay
